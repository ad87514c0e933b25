module benchbook/targets/go

go 1.21
