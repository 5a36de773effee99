package io.nifproof.report;

import io.nifproof.doctor.Examination;
import io.nifproof.doctor.Helper;
import io.nifproof.doctor.JInterface;
import io.nifproof.doctor.MissingTool;
import io.nifproof.node.provision.fetch.Emulator;
import io.nifproof.node.wall.Wall;
import io.nifproof.node.wall.WallLimits;
import io.nifproof.report.json.JsonOut;
import io.nifproof.toolchain.Reach;
import io.nifproof.toolchain.Remedy;
import io.nifproof.toolchain.Toolchain;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes as JSON, version 1, what a machine has and lacks. */
public final class DoctorJson {
  private static final int VERSION = 1;

  private DoctorJson() {}

  /** Writes the object and a line end; the writer stays open. */
  public static void write(Examination seen, Writer out) {
    JsonOut.document(out, VERSION, json -> body(json, seen));
  }

  private static void body(JsonOut json, Examination seen) throws IOException {
    json.flag("able", seen.able());
    json.object(
        "host",
        host -> {
          host.text("nifproof", seen.host().nifproof());
          host.text("java", seen.host().java());
          host.text("arch", seen.host().arch());
          host.number("cores", seen.host().cores());
          host.text("system", seen.host().system());
          host.text("cache", seen.host().cache());
        });
    json.objects("compilers", seen.compilers().reaches(), DoctorJson::compiler);
    json.objects("runtimes", seen.runtimes().states(), RuntimeReport::runtime);
    json.objects("emulators", seen.emulators(), DoctorJson::emulator);
    json.object("jinterface", part -> jinterface(part, seen.jinterface()));
    json.objects("programs", seen.helpers(), DoctorJson::helper);
    json.object("wall", part -> wall(part, seen.wall()));
    json.objects("lacks", seen.lacks(), DoctorJson::lack);
  }

  private static void wall(JsonOut json, Wall wall) throws IOException {
    json.text("word", wall.word());
    if (wall instanceof Wall.None none) {
      json.text("reason", none.reason());
      json.text("outer", none.outer());
    } else {
      json.texts("holds", Wall.HOLDS);
      json.text("limits", WallLimits.DEFAULT.words());
    }
  }

  private static void compiler(JsonOut json, Reach reach) throws IOException {
    json.text("name", reach.compiler());
    json.text("target", reach.target());
    json.flag("reached", reach instanceof Reach.Reached);
    if (reach instanceof Reach.Reached reached) {
      Toolchain toolchain = reached.toolchain();
      json.text("family", toolchain.compiler().family());
      json.text("compilerVersion", toolchain.compiler().version());
      json.texts("command", toolchain.command());
    } else {
      json.text("reason", ((Reach.Unreached) reach).unreachable().message());
    }
  }

  private static void emulator(JsonOut json, Emulator emulator) throws IOException {
    json.text("guest", emulator.guest());
    json.text("emulatorVersion", emulator.version());
    json.text("program", emulator.program());
  }

  private static void jinterface(JsonOut json, JInterface found) throws IOException {
    json.text("inUse", found.inUse());
    json.text("jarVersion", found.origin().map(JInterface.Jar::version));
    json.text("runtime", found.origin().map(JInterface.Jar::runtime));
    json.objects(
        "installed",
        found.installed(),
        (each, jar) -> {
          each.text("jar", jar.file());
          each.text("jarVersion", jar.version());
          each.text("runtime", jar.runtime());
          each.flag("used", jar.used());
        });
  }

  private static void helper(JsonOut json, Helper helper) throws IOException {
    json.text("name", helper.name());
    json.text("purpose", helper.purpose());
    json.flag("vital", helper.vital());
    json.text("path", helper.path());
    json.text("trouble", helper.trouble());
  }

  private static void lack(JsonOut json, MissingTool lack) throws IOException {
    json.text("what", lack.what());
    json.text("reason", lack.reason());
    json.flag("vital", lack.vital());
    remedies(json, lack.remedies());
  }

  private static void remedies(JsonOut json, List<Remedy> remedies) throws IOException {
    json.objects(
        "remedies",
        remedies,
        (each, remedy) -> {
          each.text("system", remedy.system());
          each.text("command", remedy.command());
        });
  }
}
