package io.nifproof.result.json;

import io.nifproof.result.Attempt;
import io.nifproof.result.CallEnd;
import io.nifproof.result.CallResult;
import io.nifproof.result.CellOutcome;
import io.nifproof.result.CellResult;
import io.nifproof.result.CellSubject;
import io.nifproof.result.Circumstances;
import io.nifproof.result.Costs;
import io.nifproof.result.Crash;
import io.nifproof.result.Instrument;
import io.nifproof.result.Judgement;
import io.nifproof.result.LoadResult;
import io.nifproof.result.NodeEnd;
import io.nifproof.result.Outputs;
import io.nifproof.result.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads cells, leniently; what version 1 had in other places is put where it belongs. */
final class CellReader {
  /** What version 1 called so, or had besides. */
  private static final List<String> OTHER_NAMES = List.of("name", "flaky", "cases");

  private static final String NOT_BUILT_1 = "not built";

  private CellReader() {}

  static CellResult read(String name, Members json) {
    CellResult plain = plain(json.text("name").orElse(name), json);
    Map<String, Object> all = new LinkedHashMap<>(json.all());
    OTHER_NAMES.forEach(all::remove);
    Map<String, Object> extra = Extra.of(all, CellJson.known(plain));
    return extra.isEmpty()
        ? plain
        : new CellResult(
            plain.subject(),
            plain.judgement(),
            plain.load(),
            plain.calls(),
            plain.findings(),
            plain.circumstances(),
            plain.outputs(),
            extra);
  }

  private static CellResult plain(String name, Members json) {
    NodeEnd end = end(json);
    List<CallResult> calls =
        new ArrayList<>(
            Stream.concat(json.objects("calls").stream(), json.objects("cases").stream())
                .map(CallJson::read)
                .toList());
    Optional<Crash> crash = json.object("crash").map(CrashJson::read);
    boolean ofLoad = end.outcome() != CellOutcome.LOADED;
    if (!ofLoad && crash.isPresent()) {
      toItsCall(calls, crash.get());
    }
    String id = json.text("id").orElse("?");
    return new CellResult(
        new CellSubject(
            name,
            id,
            json.text("library").orElse(id),
            json.text("sha256"),
            AxesJson.read(json, id)),
        judgement(json, end),
        new LoadResult(
            end,
            ofLoad ? List.of() : json.texts("functions"),
            json.object("placement").map(CellJson::readPlace),
            crash.filter(unused -> ofLoad)),
        calls,
        json.objects("findings").stream().map(FindingJson::read).toList(),
        circumstances(json),
        new Outputs(json.text("output"), json.text("diagnostics"), json.texts("leftBehind")),
        Map.of());
  }

  /** In version 1 a library that was not built was one whose node never started. */
  private static NodeEnd end(Members json) {
    NodeEnd end = EndJson.read(json);
    boolean notBuilt =
        end.outcome() == CellOutcome.NEVER_STARTED
            && end.reason().filter(NOT_BUILT_1::equals).isPresent();
    return notBuilt
        ? new NodeEnd(CellOutcome.NOT_BUILT, end.signal(), end.status(), end.reason(), end.phase())
        : end;
  }

  /**
   * In version 1 only the cell had it, also when it was that of a call: of the first that ended.
   */
  private static void toItsCall(List<CallResult> calls, Crash crash) {
    if (calls.stream().anyMatch(call -> call.crash().isPresent())) {
      return;
    }
    for (int i = 0; i < calls.size(); i++) {
      if (calls.get(i).end() instanceof CallEnd.Failed failed && failed.end().outcome().broke()) {
        calls.set(i, CallJson.crashed(calls.get(i), crash));
        return;
      }
    }
  }

  private static Judgement judgement(Members json, NodeEnd end) {
    Verdict said = json.text("verdict").flatMap(Verdict::parse).orElse(Verdict.INCOMPLETE);
    List<Attempt> attempts =
        json.objects("attempts").stream()
            .map(
                one ->
                    new Attempt(
                        one.text("source").orElse(""),
                        one.text("verdict").flatMap(Verdict::parse).orElse(Verdict.INCOMPLETE),
                        one.text("sentence").orElse("")))
            .toList();
    return new Judgement(
        json.is("flaky") ? Verdict.FLAKY : said,
        json.text("sentence").or(() -> json.text("outcome")).orElse(end.outcome().id()),
        attempts);
  }

  private static Circumstances circumstances(Members json) {
    List<Instrument> instruments =
        json.objects("instruments").stream().map(CellReader::instrument).toList();
    return new Circumstances(
        json.is("cached"),
        json.text("wall").orElse("unknown"),
        instruments,
        new Costs(
            json.number("millis").orElse(0), json.decimal("loadMillis"), json.number("size")));
  }

  private static Instrument instrument(Members one) {
    String name = one.text("name").orElse("?");
    boolean present = one.text("state").filter("present"::equals).isPresent();
    Instrument read =
        present
            ? Instrument.present(name)
            : Instrument.missing(name, one.text("reason").orElse("no reason was given"));
    return one.is("required") ? read.asRequired() : read;
  }
}
