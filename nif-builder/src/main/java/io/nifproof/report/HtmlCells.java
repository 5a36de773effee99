package io.nifproof.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.nifproof.reading.CellRow;
import io.nifproof.reading.CellState;
import io.nifproof.reading.Results;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The cells for the page's script, as JSON that cannot end the element which it stands in. */
final class HtmlCells {
  private HtmlCells() {}

  /** A state in its name, word and sign. */
  static Map<String, Object> state(CellState state) {
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("state", state.id());
    words.put("word", CellWords.word(state));
    words.put("sign", CellWords.sign(state));
    return words;
  }

  /** A list with an object for each cell, in their order. */
  static String data(Results results) {
    StringWriter out = new StringWriter();
    JsonFactory factory = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    try (JsonGenerator json = factory.createGenerator(out)) {
      json.setCharacterEscapes(new NoMarkup());
      TreeJson.write(json, results.cells().stream().map(HtmlCells::members).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static Map<String, Object> members(CellRow cell) {
    Map<String, Object> members = new LinkedHashMap<>(cell.json().members());
    members.put("id", cell.id());
    members.put("sentence", cell.sentence());
    members.put("state", cell.state().id());
    members.put("word", CellWords.word(cell));
    members.put("axes", cell.axes());
    return members;
  }

  /** No letter that HTML reads as markup stands for itself. */
  private static final class NoMarkup extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      for (char letter : new char[] {'<', '>', '&', '\''}) {
        codes[letter] = ESCAPE_STANDARD;
      }
      return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int letter) {
      return null; // the standard ones do
    }
  }
}
