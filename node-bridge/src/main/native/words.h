/*
 * The words and numbers that stand in the report file. Java knows them as the enums Phase, VmRole,
 * WatchedKind, Access, TableFault, ExitFunction and Handling; WireWordsTest compares.
 */
#ifndef NIFPROOF_WORDS_H
#define NIFPROOF_WORDS_H

/* Where in its life a library is. Written as the number; 0 is none. */
#define PHASES(WORD)                 \
  WORD(PHASE_DLOPEN, "dlopen")       \
  WORD(PHASE_NIF_INIT, "nif_init")   \
  WORD(PHASE_TABLE, "table")         \
  WORD(PHASE_LOAD, "load")           \
  WORD(PHASE_CALL, "call")           \
  WORD(PHASE_UPGRADE, "upgrade")     \
  WORD(PHASE_UNLOAD, "unload")       \
  WORD(PHASE_DLCLOSE, "dlclose")     \
  WORD(PHASE_THREAD, "thread")       \
  WORD(PHASE_RESOURCE, "resource")   \
  WORD(PHASE_THREAD_END, "thread_end") \
  WORD(PHASE_EXIT, "exit")

/* What a watched function is to the VM. */
#define WATCHED_KINDS(WORD)          \
  WORD(WATCH_INIT, "init")           \
  WORD(WATCH_LOAD, "load")           \
  WORD(WATCH_UPGRADE, "upgrade")     \
  WORD(WATCH_UNLOAD, "unload")       \
  WORD(WATCH_CALL, "call")           \
  WORD(WATCH_RESOURCE, "resource")

/* The part that a function of the VM plays, when it exports no names. */
#define ROLES(WORD)                                      \
  WORD(ROLE_LOAD_NIF, "load_nif")                        \
  WORD(ROLE_LOAD_NIF_CALLER, "caller_of_load_nif")       \
  WORD(ROLE_CALL_NIF, "call_nif")                        \
  WORD(ROLE_CALL_DIRTY_NIF, "call_dirty_nif")

/* What was done to an address. */
#define ACCESSES(WORD)               \
  WORD(ACCESS_READ, "read")          \
  WORD(ACCESS_WRITE, "write")        \
  WORD(ACCESS_FETCH, "fetch")        \
  WORD(ACCESS_UNKNOWN, "unknown")

/* What is wrong in an entry or in a row of its table. */
#define TABLE_FAULTS(WORD)                           \
  WORD(FAULT_NO_NAME, "no-name")                     \
  WORD(FAULT_UNREADABLE_NAME, "unreadable-name")     \
  WORD(FAULT_NO_FUNCTION, "no-function")             \
  WORD(FAULT_NO_CODE, "no-code")                     \
  WORD(FAULT_WRONG_COUNT, "wrong-count")             \
  WORD(FAULT_NO_MODULE, "no-module")                 \
  WORD(FAULT_UNREADABLE_TABLE, "unreadable-table")   \
  WORD(FAULT_UNREADABLE_ENTRY, "unreadable-entry")

/* The function that ended the process. */
#define EXIT_FUNCTIONS(WORD)             \
  WORD(EXIT_BY_EXIT, "exit")             \
  WORD(EXIT_BY_UNDERSCORE, "_exit")      \
  WORD(EXIT_BY_UNDERSCORE_E, "_Exit")    \
  WORD(EXIT_BY_QUICK, "quick_exit")

/* What is done with a signal. */
#define HANDLINGS(WORD)                \
  WORD(HANDLING_DEFAULT, "default")    \
  WORD(HANDLING_IGNORED, "ignored")    \
  WORD(HANDLING_OWN, "own")

#define WORD_CONSTANT(constant, word) constant,
#define WORD_TEXT(constant, word) word,

enum phase { PHASE_NONE, PHASES(WORD_CONSTANT) PHASE_END };
enum watched_kind { WATCHED_KINDS(WORD_CONSTANT) WATCH_END };
enum role { ROLES(WORD_CONSTANT) ROLE_END };
enum access { ACCESSES(WORD_CONSTANT) ACCESS_END };
enum table_fault { TABLE_FAULTS(WORD_CONSTANT) FAULT_END };
enum handling { HANDLINGS(WORD_CONSTANT) HANDLING_END };
enum exit_function { EXIT_FUNCTIONS(WORD_CONSTANT) EXIT_END };

#endif
