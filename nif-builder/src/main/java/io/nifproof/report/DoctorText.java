package io.nifproof.report;

import io.nifproof.doctor.Examination;
import io.nifproof.doctor.Helper;
import io.nifproof.doctor.HostFacts;
import io.nifproof.doctor.JInterface;
import io.nifproof.doctor.MissingTool;
import io.nifproof.node.provision.fetch.Emulator;
import io.nifproof.node.wall.Wall;
import io.nifproof.node.wall.WallLimits;
import io.nifproof.report.text.Rows;
import io.nifproof.toolchain.Remedy;
import io.nifproof.toolchain.Toolchain;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** Writes for people what a machine has and lacks. */
public final class DoctorText {
  private final PrintWriter out;
  private final boolean everySystem;
  private final boolean onlyLacks;

  /**
   * A writer.
   *
   * @param out where to; stays open
   * @param everySystem whether to give the commands of all systems, not only of this one
   * @param onlyLacks whether to leave out what is there
   */
  public DoctorText(PrintWriter out, boolean everySystem, boolean onlyLacks) {
    this.out = out;
    this.everySystem = everySystem;
    this.onlyLacks = onlyLacks;
  }

  /** Writes all of it. */
  public void write(Examination seen) {
    if (!onlyLacks) {
      host(seen.host());
      compilers(seen);
      section("runtimes");
      RuntimeReport.table(seen.runtimes(), 2, out);
      emulators(seen);
      jinterface(seen.jinterface());
      helpers(seen);
      wall(seen.wall());
    }
    lacks(seen);
    summary(seen);
    out.flush();
  }

  private void section(String name) {
    out.println();
    out.println(name);
  }

  private void host(HostFacts host) {
    Rows rows = new Rows(0);
    rows.add("nifproof", host.nifproof());
    rows.add("java", host.java());
    rows.add("machine", host.arch() + ", " + host.cores() + " cores");
    rows.add("cache", host.cache().toString());
    rows.write(out);
  }

  private void compilers(Examination seen) {
    section("compilers");
    Rows rows = new Rows(2);
    for (Toolchain toolchain : seen.compilers().reached()) {
      rows.add(
          toolchain.compiler().toString(),
          toolchain.target().id(),
          String.join(" ", toolchain.command()));
    }
    rows.write(out);
  }

  private void emulators(Examination seen) {
    section("emulators");
    Rows rows = new Rows(2);
    for (Emulator emulator : seen.emulators()) {
      boolean used = seen.emulator(emulator.guest()).equals(Optional.of(emulator));
      rows.add(
          "qemu " + emulator.version(),
          "runs " + emulator.guest(),
          used ? "in use" : "",
          emulator.program().toString());
    }
    rows.write(out);
  }

  private void jinterface(JInterface found) {
    section("JInterface");
    Rows rows = new Rows(2);
    Optional<JInterface.Jar> origin = found.origin();
    found
        .inUse()
        .ifPresent(
            jar ->
                rows.add(
                    origin.map(JInterface.Jar::version).orElse("unknown version"),
                    "in use",
                    origin.map(o -> "of " + o.runtime()).orElse("of no OTP found here"),
                    jar.toString()));
    for (JInterface.Jar jar : found.installed()) {
      rows.add(jar.version(), "installed", "of " + jar.runtime(), jar.file().toString());
    }
    rows.write(out);
  }

  private void helpers(Examination seen) {
    section("programs");
    Rows rows = new Rows(2);
    for (Helper helper : seen.helpers()) {
      if (helper.works()) {
        rows.add(helper.name(), helper.purpose(), helper.path().orElseThrow().toString());
      }
    }
    rows.write(out);
  }

  private void wall(Wall wall) {
    section("wall around each node");
    Rows rows = new Rows(2);
    if (wall instanceof Wall.None none) {
      rows.add(wall.word(), none.reason().lines().findFirst().orElse(""));
    } else {
      rows.add(wall.word(), "what it holds", String.join(", ", Wall.HOLDS));
      rows.add("", "limits", WallLimits.DEFAULT.words());
    }
    rows.write(out);
  }

  private void lacks(Examination seen) {
    if (seen.lacks().isEmpty()) {
      return;
    }
    if (!onlyLacks) {
      section("missing, or not working");
    }
    for (MissingTool lack : seen.lacks()) {
      out.println("  " + lack.what() + (lack.vital() ? " (the main job needs it)" : ""));
      lack.reason().lines().forEach(line -> out.println("    " + line));
      hints(lack, seen.host().system());
    }
  }

  private void hints(MissingTool lack, Optional<String> system) {
    List<Remedy> here = lack.remedies().stream().filter(remedy -> isFor(remedy, system)).toList();
    for (Remedy remedy : everySystem || here.isEmpty() ? lack.remedies() : here) {
      boolean plain = remedy.system().equals(MissingTool.ANYWHERE) || here.contains(remedy);
      out.println("    hint: " + (plain && !everySystem ? remedy.command() : remedy.toString()));
    }
  }

  private static boolean isFor(Remedy remedy, Optional<String> system) {
    return remedy.system().equals(MissingTool.ANYWHERE)
        || system.equals(Optional.of(remedy.system()));
  }

  private void summary(Examination seen) {
    boolean able = seen.able();
    if (able && onlyLacks) {
      return;
    }
    out.println();
    long others = seen.lacks().stream().filter(lack -> !lack.vital()).count();
    String rest = others == 0 ? "" : "; not all of it: " + others + " missing or not working";
    out.println(
        able
            ? "the main job can run here" + rest
            : "the main job cannot run here: see what it needs above");
  }
}
