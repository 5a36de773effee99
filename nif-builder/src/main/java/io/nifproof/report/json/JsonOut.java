package io.nifproof.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.nifproof.visible.JsonEscapes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** Writes one JSON object with its version first. */
public final class JsonOut {
  private final JsonGenerator json;

  private JsonOut(JsonGenerator json) {
    this.json = json;
  }

  /** What stands in an object. */
  public interface Body {
    void write(JsonOut json) throws IOException;
  }

  /** Writes the object and a line end; the writer stays open. */
  public static void document(Writer out, int version, Body body) {
    JsonFactory factory =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    try (JsonGenerator json = factory.createGenerator(out)) {
      json.setCharacterEscapes(JsonEscapes.INSTANCE);
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeNumberField("version", version);
      body.write(new JsonOut(json));
      json.writeEndObject();
      json.writeRaw("\n");
    } catch (IOException e) {
      throw new UncheckedIOException("the report could not be written", e);
    }
  }

  public void text(String name, Object value) throws IOException {
    json.writeStringField(name, value.toString());
  }

  public void text(String name, Optional<?> value) throws IOException {
    json.writeFieldName(name);
    if (value.isPresent()) {
      json.writeString(value.get().toString());
    } else {
      json.writeNull();
    }
  }

  public void number(String name, long value) throws IOException {
    json.writeNumberField(name, value);
  }

  public void flag(String name, boolean value) throws IOException {
    json.writeBooleanField(name, value);
  }

  public void texts(String name, List<?> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (Object value : values) {
      json.writeString(value.toString());
    }
    json.writeEndArray();
  }

  public void object(String name, Body body) throws IOException {
    json.writeObjectFieldStart(name);
    body.write(this);
    json.writeEndObject();
  }

  /** An array of objects. */
  public <T> void objects(String name, List<T> values, Element<T> element) throws IOException {
    json.writeArrayFieldStart(name);
    for (T value : values) {
      json.writeStartObject();
      element.write(this, value);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** What stands in the object of one value. */
  public interface Element<T> {
    void write(JsonOut json, T value) throws IOException;
  }
}
