package io.nifproof.audit;

import io.nifproof.abi.NifLibrary;
import io.nifproof.abi.NifReader;
import io.nifproof.abi.TableAsker;
import io.nifproof.elf.Damage;
import io.nifproof.elf.ElfFormatException;
import io.nifproof.elf.FileIdentity;
import io.nifproof.finding.Findings;
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
  /** All rules beside those that ask what kind of file it is, in the order of their ids. */
  private static final List<Rule> RULES =
      List.of(
          new RowRules(),
          new TableRules(),
          new InitRules(),
          new ModuleRules(),
          new VersionRules(),
          new EnifImportRules(),
          new SymbolVersionRules(),
          new LinkRules(),
          new MemoryRules(),
          new PathRules(),
          new CpuRules(),
          new ExportRules(),
          new HabitRules(),
          new WitnessRules());

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
    return of(file, FileIdentity.of(file), target, beam, tables);
  }

  /** The same for a file that has been opened. */
  static LibraryAudit of(
      Path file, FileIdentity identity, Target target, Optional<BeamFile> beam, TableAsker tables) {
    Findings findings = new Findings();
    KindRules kinds = new KindRules(file, target, findings);
    if (!(identity instanceof FileIdentity.Elf elf)) {
      kinds.unreadable(identity);
      return unread(file, identity, findings);
    }
    try {
      NifLibrary nif = tables.ask(file, NifReader.read(elf.file()));
      Subject subject = Subject.of(file, nif, target, beam.map(NifModule::of));
      if (kinds.isNif(nif)) {
        RULES.forEach(rule -> rule.judge(subject, findings));
      }
      Floor floor = new FloorFinder(subject).find();
      return new LibraryAudit(
          file,
          identity.describe(),
          Optional.of(LibraryFacts.of(nif)),
          floor,
          findings.sorted(),
          List.of());
    } catch (ElfFormatException e) {
      FileIdentity broken = new FileIdentity.BrokenElf(new Damage("file", e.offset(), e.reason()));
      kinds.unreadable(broken);
      return unread(file, broken, findings);
    }
  }

  private static LibraryAudit unread(Path file, FileIdentity identity, Findings findings) {
    return new LibraryAudit(
        file, identity.describe(), Optional.empty(), Floor.NONE, findings.sorted(), List.of());
  }
}
