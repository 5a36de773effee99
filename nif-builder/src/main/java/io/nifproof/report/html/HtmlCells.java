package io.nifproof.report.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.nifproof.result.CellResult;
import io.nifproof.result.Results;
import io.nifproof.result.Verdict;
import io.nifproof.result.json.CellJson;
import io.nifproof.result.json.JsonText;
import io.nifproof.result.words.CellWords;
import io.nifproof.visible.Visible;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The cells for the page's script, as JSON that cannot end the element which it stands in. */
final class HtmlCells {
  private HtmlCells() {}

  /** A state in its name, word and sign. */
  static Map<String, Object> state(Verdict state) {
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("state", state.id());
    words.put("word", state.id());
    words.put("sign", CellWords.sign(state));
    return words;
  }

  /** A list with an object for each cell, in their order. */
  static String data(Results results) {
    StringWriter out = new StringWriter();
    JsonFactory factory = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    try (JsonGenerator json = factory.createGenerator(out)) {
      json.setCharacterEscapes(new NoMarkup());
      json.writeStartArray();
      for (CellResult cell : results.cells()) {
        JsonText.write(json, shown(members(cell)));
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** What a browser shows is no place for letters that act either. */
  private static Object shown(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> members = new LinkedHashMap<>();
      map.forEach((name, member) -> members.put(name, shown(member)));
      return members;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(HtmlCells::shown).collect(Collectors.toCollection(ArrayList::new));
    }
    return value instanceof String text ? Visible.of(text) : value;
  }

  private static Map<String, Object> members(CellResult cell) {
    Map<String, Object> members = CellJson.tree(cell);
    members.put("state", cell.verdict().id());
    members.put("word", CellWords.of(cell));
    if (cell.load().crash().isEmpty()) {
      members.remove("crash"); // that of a call stands with the call
    }
    members.put("axes", cell.subject().axes());
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
