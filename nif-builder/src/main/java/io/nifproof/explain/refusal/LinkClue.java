package io.nifproof.explain.refusal;

import static io.nifproof.explain.text.Known.proves;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.Known;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import java.util.List;

/** Linkers that look for the VM's functions, which only the VM has. Other link errors are none. */
public final class LinkClue implements Clue {
  private static final String FROM_VM =
      "the linker looked for `$1`, a function of the VM that no library has: it is bound when the"
          + " VM loads the library. Nothing was loaded yet";
  private static final List<Known> ALL =
      List.of(
          proves(
              "^\\s*\"_(enif_\\w+)\", referenced from:",
              FROM_VM,
              "link with -undefined dynamic_lookup -dynamiclib on macOS"),
          proves(
              "undefined reference to [`'](enif_\\w+)'",
              FROM_VM,
              "link with -shared, and without -Wl,-z,defs or -Wl,--no-undefined"),
          proves(
              "ld\\.lld: error: undefined symbol: (enif_\\w+)",
              FROM_VM,
              "link with -shared, and without -Wl,-z,defs or -Wl,--no-undefined"));

  @Override
  public void read(ReportedText text, Statements statements) {
    ALL.forEach(known -> known.read(text, statements));
  }
}
