package io.nifproof.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.nifproof.visible.JsonEscapes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;

/** What the writers of JSON have in common. */
public final class JsonFile {
  private JsonFile() {}

  /** Something that writes one JSON value. */
  public interface Content {
    public void write(JsonGenerator json) throws IOException;
  }

  /** Writes a value, indented, and a line end. The writer stays open. */
  public static void write(Writer out, Content content) {
    write(out, true, content);
  }

  /** Writes a value on one line, and a line end. The writer stays open. */
  public static void writeLine(Writer out, Content content) {
    write(out, false, content);
  }

  private static void write(Writer out, boolean indented, Content content) {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();
    try (JsonGenerator json = factory.createGenerator(out)) {
      json.setCharacterEscapes(JsonEscapes.INSTANCE);
      if (indented) {
        json.setPrettyPrinter(new DefaultPrettyPrinter());
      }
      content.write(json);
      json.writeRaw("\n");
    } catch (IOException e) {
      throw new UncheckedIOException("the report could not be written", e);
    }
  }

  public static void strings(JsonGenerator json, String name, Collection<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
