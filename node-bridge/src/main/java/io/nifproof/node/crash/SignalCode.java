package io.nifproof.node.crash;

import io.nifproof.node.launch.Signal;
import java.util.Arrays;
import java.util.Optional;

/**
 * Why the kernel sent a signal: {@code si_code} of {@code sigaction(2)}, for the signals of which
 * it tells more than their name does.
 */
public enum SignalCode {
  /** Illegal opcode. */
  ILL_ILLOPC(4, 1, "illegal opcode"),
  /** Illegal operand. */
  ILL_ILLOPN(4, 2, "illegal operand"),
  /** Illegal addressing mode. */
  ILL_ILLADR(4, 3, "illegal addressing mode"),
  /** Illegal trap. */
  ILL_ILLTRP(4, 4, "illegal trap"),
  /** Privileged opcode. */
  ILL_PRVOPC(4, 5, "privileged opcode"),
  /** Privileged register. */
  ILL_PRVREG(4, 6, "privileged register"),
  /** Integer division by zero. */
  FPE_INTDIV(8, 1, "integer division by zero"),
  /** Integer overflow. */
  FPE_INTOVF(8, 2, "integer overflow"),
  /** Floating-point division by zero. */
  FPE_FLTDIV(8, 3, "floating-point division by zero"),
  /** Floating-point overflow. */
  FPE_FLTOVF(8, 4, "floating-point overflow"),
  /** Floating-point underflow. */
  FPE_FLTUND(8, 5, "floating-point underflow"),
  /** Inexact floating-point result. */
  FPE_FLTRES(8, 6, "inexact floating-point result"),
  /** Invalid floating-point operation. */
  FPE_FLTINV(8, 7, "invalid floating-point operation"),
  /** Subscript out of range. */
  FPE_FLTSUB(8, 8, "subscript out of range"),
  /** Nothing is mapped there. */
  SEGV_MAPERR(11, 1, "nothing is mapped there"),
  /** What is mapped there does not allow it. */
  SEGV_ACCERR(11, 2, "what is mapped there does not allow it"),
  /** A protection key does not allow it. */
  SEGV_PKUERR(11, 4, "a protection key does not allow it"),
  /** An address that is not aligned. */
  BUS_ADRALN(7, 1, "an address that is not aligned"),
  /** A page that is not in its file. */
  BUS_ADRERR(7, 2, "a page that is not in its file"),
  /** An error of the device. */
  BUS_OBJERR(7, 3, "an error of the device"),
  /** Damaged memory was used. */
  BUS_MCEERR_AR(7, 4, "damaged memory was used"),
  /** Damaged memory was found. */
  BUS_MCEERR_AO(7, 5, "damaged memory was found"),
  /** A breakpoint. */
  TRAP_BRKPT(5, 1, "a breakpoint"),
  /** A single step. */
  TRAP_TRACE(5, 2, "a single step"),
  /** A system call that a filter forbids. */
  SYS_SECCOMP(31, 1, "a system call that a filter forbids");

  private final int signal;
  private final int code;
  private final String meaning;

  SignalCode(int signal, int code, String meaning) {
    this.signal = signal;
    this.code = code;
    this.meaning = meaning;
  }

  /** The code of a signal; empty for one that is not here, and for what a process sent. */
  public static Optional<SignalCode> of(Signal signal, int code) {
    return Arrays.stream(values())
        .filter(one -> one.signal == signal.number() && one.code == code)
        .findFirst();
  }

  /** In words: {@code integer division by zero}. */
  public String meaning() {
    return meaning;
  }
}
