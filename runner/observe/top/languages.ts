/** Names of columns as procps translates them: German, Spanish, French, Polish, Portuguese, Romanian, Swedish and so on. */
const TRANSLATED: Record<string, string> = {
  PID: "进程号",
  PPID: "FPID",
  UID: "AID",
  USER: "USUARIO USUÁRIO UTIL. UŻYTK. UTILIZ. ANVÄNDARE КОР. NG_DÙNG 用户",
  RUSER: "UŻYTK.R. UTILIZ.R VANV 真实用户",
  SUSER: "UŻYTK.Z. UTILIZ.S SANV 保存用户",
  GROUP: "GRUPPE GRUPO GROUPE GRUPA GRUP GRUPP NHÓM 组",
  PR: "PRI 优",
  nTH: "nWT aTR 线",
  VIRT: "WIRT 虚拟",
  RES: "REZ 驻留",
  SHR: "WSP M.PART DELT 共享",
  SWAP: "ÉCH. VÄXL 交换",
  CODE: "KOD COD MÃ 代码",
  DATA: "DATEN DANE DADO DATE 数据",
  "%MEM": "%PAM %MIN",
  TIME: "ZEIT HORA TEMPS CZAS TEMPO TIMP TID GIỜ 时间",
  "TIME+": "ZEIT+ HORA+ TEMPS+ CZAS+ TEMPO+ TIMP+ TID+ THGIAN+ 时间+",
  COMMAND: "BEFEHL ORDEN COM. KOMENDA COMANDO COMANDA KOMMANDO LỆNH 命令",
};

/** From the name of a column in another language to the English one: the translations that procps 4 comes with. */
export const CANONICAL: ReadonlyMap<string, string> = new Map(
  Object.entries(TRANSLATED).flatMap(([name, words]) => words.split(" ").map((word) => [word, name] as const)),
);
