// The target in Go: a control of what the client can do, with those parts of the contract that are simple here.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"
	"unsafe"
)

const (
	mostIterations   = 10_000_000
	mostMilliseconds = 60_000
	// The slow service's answer is awaited for so much longer than it was asked to take.
	grace = 60 * time.Second
	// So many steps are one iteration, as in workload/cpu.py.
	steps = 20_000
	// The number of Linux's monotonic clock, which Python's time.monotonic reads.
	clockMonotonic = 1
)

// refusal is an answer that is none, with its status; its message says what was expected.
type refusal struct {
	status  int
	message string
}

func (r refusal) Error() string { return r.message }

func main() {
	host := flag.String("host", "127.0.0.1", "address to listen on")
	port := flag.String("port", "5000", "port to listen on")
	flag.Parse()
	log.Fatal(http.ListenAndServe(net.JoinHostPort(*host, *port), http.HandlerFunc(serve)))
}

func serve(response http.ResponseWriter, request *http.Request) {
	body, err := answer(request)
	status := http.StatusOK
	if err != nil {
		status = http.StatusInternalServerError
		var refused refusal
		if errors.As(err, &refused) {
			status = refused.status
		}
		body = map[string]any{"error": err.Error()}
	}
	response.Header().Set("Content-Type", "application/json")
	response.WriteHeader(status)
	_ = json.NewEncoder(response).Encode(body)
}

// answer gives the body of the answer to a request.
func answer(request *http.Request) (map[string]any, error) {
	name, amount, _ := strings.Cut(strings.TrimPrefix(request.URL.Path, "/test/"), "/")
	switch name {
	case "health":
		return map[string]any{"status": "ok"}, nil
	case "calibrate":
		return compute(request, "1")
	case "sync-cpubound":
		return compute(request, amount)
	case "async-iobound":
		return wait(amount)
	}
	return nil, refusal{404, "expected health, calibrate, sync-cpubound or async-iobound, got " + quoted(name)}
}

// compute works on the goroutine that the request has.
func compute(request *http.Request, amount string) (map[string]any, error) {
	if kind := request.URL.Query().Get("work"); kind != "python" {
		if kind == "" {
			kind = "matrix"
		}
		return nil, refusal{422, "work: expected python, got " + quoted(kind)}
	}
	iterations, err := count("iterations", amount, mostIterations)
	if err != nil {
		return nil, err
	}
	began := monotonic()
	sum := uint32(0)
	for i := 0; i < iterations; i++ {
		sum += drawNumbers()
	}
	// Used, so that the compiler does not leave the work out.
	runtime.KeepAlive(sum)
	return worked(fmt.Sprintf("Duration of %d iterations", iterations), "python", iterations, began), nil
}

// drawNumbers draws the pseudo-random numbers that workload/cpu.py draws in plain Python.
func drawNumbers() uint32 {
	number := uint32(1)
	for step := 0; step < steps; step++ {
		number = (number*1_103_515_245 + 12_345) & 0x7fffffff
	}
	return number
}

// wait waits for the slow service.
func wait(amount string) (map[string]any, error) {
	milliseconds, err := count("milliseconds", amount, mostMilliseconds)
	if err != nil {
		return nil, err
	}
	upstream := os.Getenv("UPSTREAM_URL")
	if upstream == "" {
		upstream = "http://upstream:5000"
	}
	client := http.Client{
		Timeout:   time.Duration(milliseconds)*time.Millisecond + grace,
		Transport: &http.Transport{DisableKeepAlives: true},
	}
	began := monotonic()
	response, err := client.Get(fmt.Sprintf("%s/wait/%d", upstream, milliseconds))
	if err != nil {
		return nil, refusal{502, "upstream: expected an answer after the wait, got no connection"}
	}
	defer response.Body.Close()
	var told struct{ Milliseconds int }
	if json.NewDecoder(response.Body).Decode(&told) != nil || told.Milliseconds != milliseconds {
		return nil, refusal{502, "upstream: expected an answer after the wait, got something else"}
	}
	return worked(fmt.Sprintf("Wait of %d milliseconds", milliseconds), "wait", milliseconds, began), nil
}

// worked is a work answer, of work that has just ended.
func worked(what, work string, iterations int, began float64) map[string]any {
	ended := monotonic()
	return map[string]any{
		"message":    "Received at: " + time.Now().UTC().Format(time.RFC3339Nano) + " -- " + what,
		"result":     ended - began,
		"pid":        os.Getpid(),
		"iterations": iterations,
		"work":       work,
		"began":      began,
		"ended":      ended,
	}
}

// count reads a whole number from 1 to most, in digits only.
func count(name, text string, most int) (int, error) {
	number, err := strconv.ParseUint(text, 10, 32)
	if err != nil || number < 1 || number > uint64(most) {
		return 0, refusal{422, fmt.Sprintf("%s: expected an integer from 1 to %d, got %s", name, most, quoted(text))}
	}
	return int(number), nil
}

// quoted is what was got, cut to a readable length.
func quoted(text string) string {
	return "'" + text[:min(len(text), 80)] + "'"
}

// monotonic gives seconds on the clock that Python's time.monotonic reads, which Go's own clock does not show.
func monotonic() float64 {
	var now syscall.Timespec
	_, _, _ = syscall.Syscall(syscall.SYS_CLOCK_GETTIME, clockMonotonic, uintptr(unsafe.Pointer(&now)), 0)
	return float64(now.Sec) + float64(now.Nsec)/1e9
}
