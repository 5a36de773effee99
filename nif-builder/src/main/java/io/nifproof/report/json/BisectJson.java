package io.nifproof.report.json;

import io.nifproof.bisect.result.BisectEvent;
import io.nifproof.bisect.result.BisectReport;
import io.nifproof.bisect.result.Confirmation;
import io.nifproof.bisect.result.Culprit;
import io.nifproof.bisect.result.Setting;
import io.nifproof.node.probe.CallRequest;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** Writes what came of a bisection as JSON, version 1; its schema is docs/schema/bisect-1.json. */
public final class BisectJson {
  private static final int VERSION = 1;

  private BisectJson() {}

  /**
   * Writes the report; the writer stays open.
   *
   * @param call what was called
   * @param check the command that tests a library in the same way
   */
  public static void write(
      BisectReport report, Optional<CallRequest> call, List<String> check, Writer out) {
    JsonOut.document(
        out,
        VERSION,
        json -> {
          json.text("library", report.subject().name());
          json.text("project", report.subject().project());
          json.text("call", call.map(CallRequest::call));
          json.text("expect", call.flatMap(CallRequest::expect).map(CallRequest.Expected::pattern));
          json.text("conclusion", report.conclusion().id());
          json.text("reason", report.reason());
          if (report.culprit().isPresent()) {
            json.object("culprit", body -> culprit(body, report.culprit().get()));
            json.object(
                "commands", body -> commands(body, report.culprit().get().confirmation(), check));
          }
          json.texts("notes", report.notes());
          json.objects("steps", report.steps(), BisectJson::step);
          json.number("tested", report.tested());
          json.number("millis", report.took().toMillis());
        });
  }

  private static void culprit(JsonOut json, Culprit culprit) throws IOException {
    json.object("pass", body -> setting(body, culprit.ends().pass()));
    json.object("fail", body -> setting(body, culprit.ends().fail()));
    json.objects(
        "flags",
        culprit.flags().stream().toList(),
        (body, flags) -> {
          body.texts("flags", flags.flags());
          body.texts("cure", flags.cure());
          body.flag("enough", flags.enough());
          body.text("set", flags.set());
        });
    json.objects(
        "reliefs",
        culprit.reliefs(),
        (body, flag) -> {
          body.texts("flags", flag.flags());
          body.text("relies", flag.relies());
        });
    json.texts("units", culprit.units());
    json.objects(
        "passes",
        culprit.pass().stream().toList(),
        (body, pass) -> {
          body.text("name", pass.pass());
          body.text("target", pass.target());
          body.number("number", pass.number());
          body.number("total", pass.total());
        });
    json.objects(
        "functions",
        culprit.functions().map(found -> found.functions()).orElse(List.of()),
        (body, guilty) -> {
          body.text("name", guilty.name());
          body.text("unit", guilty.unit());
          body.text("place", guilty.place());
        });
    json.text("marker", culprit.functions().map(found -> found.marker()));
  }

  private static void setting(JsonOut json, Setting setting) throws IOException {
    json.text("id", setting.id());
    json.text("compiler", setting.toolchain().compiler().name());
    json.text("compilerVersion", setting.toolchain().compiler().version());
    json.text("level", setting.level());
    json.texts("flags", setting.flags());
    json.texts("linkFlags", setting.linkFlags());
  }

  private static void commands(JsonOut json, Confirmation confirmation, List<String> check)
      throws IOException {
    json.flag("confirmed", confirmation.holds());
    json.texts("fails", confirmation.fails());
    json.text("failing", confirmation.failing().sentence());
    json.texts("passes", confirmation.passes());
    json.text("passing", confirmation.passing().sentence());
    json.texts("check", check);
  }

  private static void step(JsonOut json, BisectEvent.Tried tried) throws IOException {
    json.text("step", tried.step());
    json.text("tried", tried.label());
    json.text("outcome", tried.answer().id());
    json.text("said", tried.answer().sentence());
    json.flag("remembered", tried.remembered());
  }
}
