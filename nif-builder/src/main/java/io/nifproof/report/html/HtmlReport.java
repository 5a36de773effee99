package io.nifproof.report.html;

import com.samskivert.mustache.Mustache;
import io.nifproof.analysis.Analysis;
import io.nifproof.node.files.Checksum;
import io.nifproof.report.text.Summary;
import io.nifproof.result.Results;
import io.nifproof.result.Verdict;
import io.nifproof.visible.Visible;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes results as one HTML file that needs nothing else.
 *
 * <p>What comes from libraries reaches the page in two ways: escaped by the template, or in a block
 * of JSON that the page's script turns into text nodes. The page's policy allows its own script and
 * style by their hashes and nothing besides, so that even a text that slipped through could not
 * act.
 */
public final class HtmlReport {
  private HtmlReport() {}

  public static void write(Results results, Analysis reading, String version, PrintWriter out) {
    String style = resource("report.css");
    String script = resource("report.js");
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("name", Visible.name(results.name()));
    page.put("version", version);
    page.put("verdict", HtmlCells.state(results.verdict()));
    page.put("summary", Summary.of(results));
    page.put("sources", results.sources().size() > 1 ? sources(results.sources()) : "");
    page.put("style", style);
    page.put("script", script);
    page.put("policy", policy(style, script));
    page.put("data", HtmlCells.data(results));
    page.put("states", states(results));
    HtmlParts.fill(page, results, reading);
    HtmlGrid.fill(page, results);
    HtmlCharts.fill(page, reading);
    HtmlPrices.fill(page, reading);
    Mustache.compiler()
        .escapeHTML(true)
        .emptyStringIsFalse(true)
        .compile(resource("report.html"))
        .execute(page, out);
  }

  private static String sources(List<String> sources) {
    int shown = Math.min(4, sources.size());
    String more = sources.size() > shown ? " and " + (sources.size() - shown) + " more" : "";
    return Visible.of(String.join(", ", sources.subList(0, shown)) + more);
  }

  private static List<Object> states(Results results) {
    return List.of(Verdict.FAIL, Verdict.FLAKY, Verdict.INCOMPLETE, Verdict.PASS).stream()
        .filter(state -> results.count(state) > 0)
        .map(
            state -> {
              Map<String, Object> one = new LinkedHashMap<>(HtmlCells.state(state));
              one.put("count", results.count(state));
              return (Object) one;
            })
        .toList();
  }

  private static String policy(String style, String script) {
    return "default-src 'none'; style-src '"
        + hash(style)
        + "'; script-src '"
        + hash(script)
        + "'; img-src data:; base-uri 'none'; form-action 'none'";
  }

  private static String hash(String text) {
    return "sha256-" + Base64.getEncoder().encodeToString(Checksum.SHA256.bytes(text));
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar of nifproof is damaged: " + name, e);
    }
  }
}
