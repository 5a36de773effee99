package io.nifproof.report.junit;

import io.nifproof.report.text.CellMatrix;
import io.nifproof.report.text.EvidenceText;
import io.nifproof.report.text.Trouble;
import io.nifproof.result.CellResult;
import io.nifproof.result.Missing;
import io.nifproof.result.Results;
import io.nifproof.result.Verdict;
import io.nifproof.result.words.CellWords;
import io.nifproof.visible.Visible;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes results as JUnit XML: a suite for each runtime, a test for each variant. What could not
 * run is an error and not a skip: servers take a skip for a pass.
 */
public final class JUnitReport {
  private static final int MESSAGE = 400;

  private final XMLStreamWriter xml;

  private JUnitReport(XMLStreamWriter xml) {
    this.xml = xml;
  }

  public static void write(Results results, Writer out) {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      new JUnitReport(xml).suites(results);
      xml.flush();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the report could not be written", e);
    }
  }

  private void suites(Results results) throws XMLStreamException {
    CellMatrix matrix = CellMatrix.of(results);
    long errors = results.count(Verdict.INCOMPLETE) + results.missing().size();
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuites");
    attribute("name", results.name());
    counts(results.cells().size() + results.missing().size(), bad(results.cells()), errors);
    attribute("time", seconds(results.millis()));
    for (CellMatrix.Column column : matrix.columns()) {
      List<CellResult> cells =
          matrix.rows().stream().flatMap(row -> row.cell(column).stream()).toList();
      suite(column, cells);
    }
    if (!results.missing().isEmpty()) {
      missing(results.missing());
    }
    xml.writeEndElement();
    xml.writeCharacters("\n");
    xml.writeEndDocument();
  }

  private void suite(CellMatrix.Column column, List<CellResult> cells) throws XMLStreamException {
    xml.writeStartElement("testsuite");
    attribute("name", column.title() + " (" + column.note() + ")");
    long errors = cells.stream().filter(cell -> cell.verdict() == Verdict.INCOMPLETE).count();
    counts(cells.size(), bad(cells), errors);
    attribute("time", seconds(cells.stream().mapToLong(JUnitReport::millis).sum()));
    for (CellResult cell : cells) {
      test(cell, column);
    }
    xml.writeEndElement();
  }

  private void test(CellResult cell, CellMatrix.Column column) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute("classname", cell.name() + "." + column.title());
    attribute("name", cell.subject().variant());
    attribute("time", seconds(millis(cell)));
    if (cell.verdict() != Verdict.PASS) {
      String kind = cell.verdict().bad() ? "failure" : "error";
      trouble(kind, CellWords.of(cell), cell.sentence(), EvidenceText.lines(cell));
      String output = EvidenceText.output(cell);
      if (!output.isBlank()) {
        xml.writeStartElement("system-out");
        text(output);
        xml.writeEndElement();
      }
    }
    List<String> told = toldOfPass(cell);
    if (!told.isEmpty()) {
      xml.writeStartElement("system-out");
      text(String.join("\n", told));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  /** What is to be known of a cell though it passed. */
  private static List<String> toldOfPass(CellResult cell) {
    List<String> lines = new ArrayList<>();
    if (cell.verdict() == Verdict.PASS && cell.circumstances().cached()) {
      lines.add("remembered: the result of an earlier run with the same inputs");
    }
    if (cell.verdict() == Verdict.PASS && !Trouble.findings(cell).isEmpty()) {
      lines.addAll(EvidenceText.lines(cell));
    }
    return lines;
  }

  private void missing(List<Missing> missing) throws XMLStreamException {
    xml.writeStartElement("testsuite");
    attribute("name", "could not run");
    counts(missing.size(), 0, missing.size());
    attribute("time", seconds(0));
    for (Missing one : missing) {
      xml.writeStartElement("testcase");
      attribute("classname", one.name());
      attribute("name", one.what());
      attribute("time", seconds(0));
      trouble("error", "not run", one.reason(), one.remedies());
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void trouble(String kind, String type, String message, List<String> lines)
      throws XMLStreamException {
    xml.writeStartElement(kind);
    attribute("type", type);
    attribute("message", Visible.line(message, MESSAGE));
    text(String.join("\n", lines));
    xml.writeEndElement();
  }

  private void counts(long tests, long failures, long errors) throws XMLStreamException {
    attribute("tests", Long.toString(tests));
    attribute("failures", Long.toString(failures));
    attribute("errors", Long.toString(errors));
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, legal(Visible.name(value)));
  }

  private void text(String text) throws XMLStreamException {
    xml.writeCharacters(legal(text));
  }

  /** XML 1.0 has no way to write control characters, nor half of a pair. */
  private static String legal(String text) {
    StringBuilder legal = new StringBuilder();
    Visible.of(text)
        .codePoints()
        .map(c -> c >= 0xd800 && c <= 0xdfff ? 0xfffd : c)
        .forEach(legal::appendCodePoint);
    return legal.toString();
  }

  private static long bad(List<CellResult> cells) {
    return cells.stream().filter(cell -> cell.verdict().bad()).count();
  }

  private static long millis(CellResult cell) {
    return cell.costs().millis();
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
  }
}
