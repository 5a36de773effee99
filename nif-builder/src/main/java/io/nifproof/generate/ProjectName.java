package io.nifproof.generate;

import java.util.Locale;
import java.util.Set;

/**
 * The name of a project, which becomes an Erlang module and application, a file and C text.
 *
 * @param text a legal one
 */
public record ProjectName(String text) {
  private static final int LONGEST = 64;

  /** Erlang's reserved words, from the reference manual of OTP 27. */
  private static final Set<String> ERLANG_WORDS =
      Set.of(
          "after and andalso band begin bnot bor bsl bsr bxor case catch cond div else end fun if let maybe not of or orelse receive rem try when xor"
              .split(" "));

  /** C's key words, and names that compilers define as macros. */
  private static final Set<String> C_WORDS =
      Set.of(
          "asm auto break case char const continue default do double else enum extern float for goto if inline int linux long register restrict return short signed sizeof static struct switch typedef typeof union unix unsigned void volatile while"
              .split(" "));

  /** Modules and applications of OTP that a project of the same name would hide or clash with. */
  private static final Set<String> OTP_NAMES =
      Set.of(
          "application array asn1 base64 binary calendar code compiler crypto dict digraph erl_eval erlang erts_internal ets eunit file filename global inet init io io_lib kernel lists logger maps math os proplists queue rand random re rpc sets ssl stdlib string supervisor sys timer unicode user zlib"
              .split(" "));

  /**
   * Takes a legal name.
   *
   * @throws IllegalArgumentException when it is not; see {@link #problem}
   */
  public ProjectName {
    String problem = problem(text);
    if (!problem.isEmpty()) {
      throw new IllegalArgumentException("project name `" + text + "` " + problem);
    }
  }

  /** What is wrong with a name, for people; empty when it is legal. */
  static String problem(String name) {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      return "is not both an Erlang atom without quotes and a C name: a small letter, then small"
          + " letters, digits and `_`";
    }
    if (name.length() > LONGEST) {
      return "has " + name.length() + " characters, at most " + LONGEST + " are allowed";
    }
    if (ERLANG_WORDS.contains(name)) {
      return "is a reserved word of Erlang";
    }
    if (C_WORDS.contains(name)) {
      return "is a word of C";
    }
    return OTP_NAMES.contains(name) ? "is a name of Erlang/OTP itself" : "";
  }

  /** The nearest legal name: always one, and the name itself when it is legal. */
  static ProjectName nearest(String name) {
    String plain =
        name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9_]+", "_")
            .replaceAll("^[^a-z]+", "")
            .replaceAll("_+$", "");
    String bounded = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    if (bounded.isEmpty()) {
      return new ProjectName("mynif");
    }
    return new ProjectName(problem(bounded).isEmpty() ? bounded : bounded + "_nif");
  }

  @Override
  public String toString() {
    return text;
  }
}
