package io.nifproof.audit.rule;

import io.nifproof.abi.EntryCertainty;
import io.nifproof.abi.InitFunction;
import io.nifproof.abi.NifLibrary;
import io.nifproof.elf.image.Pointer;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** NP070, NP072: how far the reading of the table can be believed. */
public final class WitnessRules implements Rule {
  @Override
  public void judge(AuditSubject subject, Findings findings) {
    NifLibrary nif = subject.nif();
    if (nif.witnessesDisagree()) {
      String returned =
          nif.init()
              .flatMap(InitFunction::returned)
              .map(Pointer::local)
              .filter(java.util.OptionalLong::isPresent)
              .map(address -> "0x" + Long.toHexString(address.getAsLong()))
              .orElse("?");
      findings
          .warning(FindingId.NP070, subject.entryPlace())
          .found(
              "nif_init returns "
                  + returned
                  + ", the search finds an entry at 0x"
                  + Long.toHexString(nif.scanned().get(0)))
          .expected("one and the same entry")
          .means("two independent readings of the file disagree; the one of nif_init was taken")
          .remedy("make sure that the library has one ErlNifEntry only; load it in a node to know");
    }
    List<String> reasons = nif.init().isPresent() ? reasons(subject) : List.of();
    if (nif.asked().isPresent()) {
      AskedRules.judge(subject, nif.asked().get(), reasons, findings);
    } else if (!reasons.isEmpty()) {
      findings
          .note(FindingId.NP072, subject.whole().symbol("nif_init"))
          .found(String.join("; ", reasons))
          .expected(
              "a nif_init that only returns the address of an entry, and nothing that runs before")
          .means(meaning(nif.certainty()))
          .remedy("ask it, or load it in a node: nifproof audit --ask FILE, nifproof check FILE");
    }
  }

  private static String meaning(Optional<EntryCertainty> certainty) {
    return certainty.equals(Optional.of(EntryCertainty.BUILT_AT_RUN_TIME))
        ? "the table is made at run time, as rustler and fine do: the file does not tell its"
            + " functions, and no rule about them was applied"
        : "other code may change the table before the VM sees it: what rules say of it is true of"
            + " the file, and not proven of the VM";
  }

  private static List<String> reasons(AuditSubject subject) {
    List<String> reasons = new ArrayList<>();
    subject.nif().init().ifPresent(init -> add(init, reasons));
    reasons.addAll(subject.nif().doubts());
    if (reasons.isEmpty()
        && subject.nif().certainty().filter(c -> c != EntryCertainty.PROVEN).isPresent()) {
      reasons.add("the reading is " + subject.nif().certainty().get());
    }
    return reasons;
  }

  private static void add(InitFunction init, List<String> reasons) {
    if (!init.inCode()) {
      return;
    }
    init.unreachable().ifPresent(text -> reasons.add("nif_init could not be followed: " + text));
    if (!init.stores().isEmpty() || init.storesElsewhere()) {
      reasons.add("nif_init stores to memory");
    }
    if (!init.calls().isEmpty()) {
      reasons.add("nif_init calls " + String.join(", ", init.calls()));
    }
    if (init.readsVariables()) {
      reasons.add("nif_init reads variables");
    }
  }
}
