package io.nifproof.artifact.proof;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.nifproof.result.CellResult;
import io.nifproof.result.json.CellJson;
import io.nifproof.result.json.JsonText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A cell in an attestation: the part of its result that is published. */
final class AttestedCell {
  private AttestedCell() {}

  static final class Writer extends JsonSerializer<CellResult> {
    @Override
    public void serialize(CellResult cell, JsonGenerator json, SerializerProvider unused)
        throws IOException {
      JsonText.write(json, CellJson.attested(cell));
    }
  }

  static final class Reader extends JsonDeserializer<CellResult> {
    @Override
    public CellResult deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      Map<String, Object> members = new LinkedHashMap<>();
      Map<?, ?> read = context.readValue(json, Map.class);
      read.forEach((name, value) -> members.put(name.toString(), value));
      return CellJson.read("", members);
    }
  }
}
