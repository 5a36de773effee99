package io.nifproof.audit;

import io.nifproof.abi.EntryCertainty;
import io.nifproof.abi.NifLibrary;
import io.nifproof.abi.NifReader;
import io.nifproof.abi.TableAsker;
import io.nifproof.audit.platform.Floor;
import io.nifproof.audit.platform.Target;
import io.nifproof.audit.rule.AuditSubject;
import io.nifproof.audit.rule.CLibraryRules;
import io.nifproof.audit.rule.CpuRules;
import io.nifproof.audit.rule.CxxRules;
import io.nifproof.audit.rule.EnifImportRules;
import io.nifproof.audit.rule.ExportRules;
import io.nifproof.audit.rule.FloorFinder;
import io.nifproof.audit.rule.HabitRules;
import io.nifproof.audit.rule.InitRules;
import io.nifproof.audit.rule.KindRules;
import io.nifproof.audit.rule.LinkRules;
import io.nifproof.audit.rule.MemoryRules;
import io.nifproof.audit.rule.ModuleRules;
import io.nifproof.audit.rule.PathRules;
import io.nifproof.audit.rule.RowRules;
import io.nifproof.audit.rule.Rule;
import io.nifproof.audit.rule.SymbolVersionRules;
import io.nifproof.audit.rule.TableRules;
import io.nifproof.audit.rule.ThreadMemoryRules;
import io.nifproof.audit.rule.VersionRules;
import io.nifproof.audit.rule.WitnessRules;
import io.nifproof.elf.identity.FileIdentity;
import io.nifproof.elf.image.Damage;
import io.nifproof.elf.image.ElfFormatException;
import io.nifproof.finding.Findings;
import io.nifproof.finding.Severity;
import io.nifproof.node.beam.BeamFile;
import io.nifproof.spec.NifModule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Audits libraries, without executing a byte of them unless the caller brings somebody who asks
 * them. Stateless.
 */
public final class Audit {
  /** Rules about what the entry holds, in the order of their ids. */
  private static final List<Rule> OF_THE_ENTRY =
      List.of(new RowRules(), new TableRules(), new ModuleRules(), new VersionRules());

  /** Rules about the file, which nothing that runs can change. */
  private static final List<Rule> OF_THE_FILE =
      List.of(
          new InitRules(),
          new EnifImportRules(),
          new SymbolVersionRules(),
          new LinkRules(),
          new CLibraryRules(),
          new CxxRules(),
          new ThreadMemoryRules(),
          new MemoryRules(),
          new PathRules(),
          new CpuRules(),
          new ExportRules(),
          new HabitRules(),
          new WitnessRules());

  private static final String BEGIN = "in the file: ";
  private static final String END = "; unless code changes that before the VM sees it";

  private Audit() {}

  /**
   * Audits a file for a target. Never throws because of what is in the file: a file that cannot be
   * read is a finding.
   *
   * @param beam the Erlang module that loads the library; without it the rules about the module do
   *     not apply
   */
  public static LibraryAudit of(Path file, Target target, Optional<BeamFile> beam) {
    return of(file, target, beam, TableAsker.NEVER);
  }

  /**
   * The same, where a library may be asked whose file does not tell its table.
   *
   * @param tables asks it, which runs its code
   */
  public static LibraryAudit of(
      Path file, Target target, Optional<BeamFile> beam, TableAsker tables) {
    return of(file, target, beam, tables, List.of());
  }

  /**
   * The same, where it is known what will be called.
   *
   * @param calls Erlang expressions that are to be evaluated with the library
   */
  public static LibraryAudit of(
      Path file, Target target, Optional<BeamFile> beam, TableAsker tables, List<String> calls) {
    return of(file, FileIdentity.of(file), target, beam, tables, calls);
  }

  /** The same for a file that has been opened. */
  static LibraryAudit of(
      Path file,
      FileIdentity identity,
      Target target,
      Optional<BeamFile> beam,
      TableAsker tables,
      List<String> calls) {
    Findings findings = new Findings();
    KindRules kinds = new KindRules(file, target, findings);
    if (!(identity instanceof FileIdentity.Elf elf)) {
      kinds.unreadable(identity);
      return unread(file, identity, findings);
    }
    try {
      NifLibrary nif = tables.ask(file, NifReader.read(elf.file()));
      AuditSubject subject = AuditSubject.of(file, nif, target, beam.map(NifModule::of), calls);
      if (kinds.isNif(nif, subject.links())) {
        Findings ofEntry =
            ceiling(nif).map(most -> findings.atMost(most, BEGIN, END)).orElse(findings);
        OF_THE_ENTRY.forEach(rule -> rule.judge(subject, ofEntry));
        OF_THE_FILE.forEach(rule -> rule.judge(subject, findings));
      }
      Floor floor = new FloorFinder(subject).find();
      return new LibraryAudit(
          file,
          identity.describe(),
          Optional.of(LibraryFacts.of(nif, subject.links())),
          floor,
          findings.sorted(),
          List.of(),
          nif.init().isPresent() ? subject.links().notJudged() : List.of());
    } catch (ElfFormatException e) {
      FileIdentity broken = new FileIdentity.BrokenElf(new Damage("file", e.offset(), e.reason()));
      kinds.unreadable(broken);
      return unread(file, broken, findings);
    }
  }

  /** How bad it can be what the file's entry holds, when code can change it before a VM sees it. */
  private static Optional<Severity> ceiling(NifLibrary nif) {
    if (!nif.certainty().equals(Optional.of(EntryCertainty.IN_THE_FILE))) {
      return Optional.empty();
    }
    boolean written =
        nif.init().map(init -> !init.stores().isEmpty() || init.storesElsewhere()).orElse(false);
    return Optional.of(written ? Severity.NOTE : Severity.WARNING);
  }

  private static LibraryAudit unread(Path file, FileIdentity identity, Findings findings) {
    return new LibraryAudit(
        file,
        identity.describe(),
        Optional.empty(),
        Floor.NONE,
        findings.sorted(),
        List.of(),
        List.of());
  }
}
