package io.nifproof.app;

import io.nifproof.app.host.UseCaseException;
import io.nifproof.audit.AuditSettings;
import io.nifproof.audit.AuditSettingsException;
import io.nifproof.finding.Suppressions;
import io.nifproof.gate.spec.GateSpec;
import io.nifproof.gate.spec.GateSpecReader;
import io.nifproof.gate.spec.MatrixOverrides;
import io.nifproof.gate.spec.SpecException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A project, by its folder.
 *
 * @param folder where its {@code nifproof.toml} is
 * @param overrides what a run takes of the matrix instead of what the file says
 * @param draft the text of that file where the project has none
 */
public record Project(Path folder, MatrixOverrides overrides, Optional<String> draft) {
  /** A project with a file. */
  public Project(Path folder, MatrixOverrides overrides) {
    this(folder, overrides, Optional.empty());
  }

  /** A project as its file describes it. */
  public static Project in(Path folder) {
    return new Project(folder, MatrixOverrides.NONE);
  }

  /** The same, described by a file that is not written. */
  public Project drafted(String text) {
    return new Project(folder, overrides, Optional.of(text));
  }

  /** Whether somebody has described it. */
  public boolean isDescribed() {
    return draft.isPresent() || Files.isRegularFile(file());
  }

  /** Its file. */
  public Path file() {
    return folder.resolve(GateSpecReader.FILE);
  }

  /**
   * Reads its file.
   *
   * @throws UseCaseException when it is not there or something in it is wrong
   */
  public GateSpec read() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw UseCaseException.wrong(
          "`" + folder + "` is no folder; expected a project with a " + GateSpecReader.FILE,
          "nifproof new NAME makes a project");
    }
    if (!isDescribed()) {
      throw UseCaseException.wrong(
          "there is no " + GateSpecReader.FILE + " in `" + folder + "`",
          "nifproof init writes one for a project that is there, nifproof new NAME makes a"
              + " project with one");
    }
    try {
      return draft.isPresent()
          ? GateSpecReader.read(file(), draft.get(), overrides)
          : GateSpecReader.read(file(), overrides);
    } catch (CharacterCodingException e) {
      throw notText(file());
    } catch (SpecException e) {
      throw UseCaseException.wrong(
          e.problems().size() + " problem(s) in " + file() + "\n" + e.getMessage(),
          "docs/nifproof-toml.md describes every key");
    }
  }

  Suppressions suppressions() throws IOException {
    return draft.isPresent()
        ? new Suppressions(List.of())
        : new Suppressions(auditSettings(file()).suppressions());
  }

  /**
   * Reads the policies and suppressions of a file.
   *
   * @throws UseCaseException when something in it is wrong
   */
  public static AuditSettings auditSettings(Path file) throws IOException {
    try {
      return AuditSettings.read(file);
    } catch (CharacterCodingException e) {
      throw notText(file);
    } catch (AuditSettingsException e) {
      throw UseCaseException.wrong(
          e.problems().size() + " problem(s) in " + file + "\n" + e.getMessage(),
          "docs/audit.md describes policies and suppressions");
    }
  }

  private static UseCaseException notText(Path file) {
    return UseCaseException.wrong(
        "`" + file + "` is not UTF-8, as TOML must be", "save it as UTF-8");
  }
}
