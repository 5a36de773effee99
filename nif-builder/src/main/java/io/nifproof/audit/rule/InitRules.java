package io.nifproof.audit.rule;

import io.nifproof.abi.InitFunction;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Findings;
import java.util.Optional;

/** NP018: {@code nif_init} that cannot give an entry. */
public final class InitRules implements Rule {
  @Override
  public void judge(AuditSubject subject, Findings findings) {
    Optional<InitFunction> init = subject.nif().init();
    if (init.isEmpty()) {
      return;
    }
    String name = init.get().symbol().name();
    if (!init.get().inCode()) {
      findings
          .error(FindingId.NP018, subject.whole().symbol(name))
          .found("`" + name + "` is " + init.get().symbol().type() + ", not in executable memory")
          .expected("a function")
          .means("`" + name + "` is not code: the VM calls it and crashes")
          .remedy("let ERL_NIF_INIT define it, and give no variable that name");
    } else if (init.get().returnsNull()) {
      findings
          .error(FindingId.NP018, subject.whole().symbol(name))
          .found("`" + name + "` returns NULL on every path")
          .expected("the address of an ErlNifEntry")
          .means(
              "`"
                  + name
                  + "` returns NULL, so the VM refuses the library with \"Library init-call"
                  + " unsuccessful\"")
          .remedy("let ERL_NIF_INIT define it");
    }
  }
}
