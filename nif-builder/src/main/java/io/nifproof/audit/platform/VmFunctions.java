package io.nifproof.audit.platform;

import java.util.Set;

/** The functions of {@code erl_nif.h} that VMs export. */
public final class VmFunctions {
  private VmFunctions() {}

  /** Those of every OTP that is known, by name. */
  public static Set<String> all() {
    EnifTable table = EnifTable.get();
    return table.functionsOf(table.newest());
  }
}
