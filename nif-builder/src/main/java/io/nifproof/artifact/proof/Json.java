package io.nifproof.artifact.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.nifproof.artifact.ArtifactException;
import io.nifproof.result.Results;
import io.nifproof.result.json.ResultsReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads and writes the records of this package. The same record gives the same bytes. */
final class Json {
  private static final long LARGEST = 64L << 20;
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final DefaultPrettyPrinter PRINTER =
      new DefaultPrettyPrinter()
          .withObjectIndenter(new DefaultIndenter("  ", "\n"))
          .withArrayIndenter(new DefaultIndenter("  ", "\n"));

  static {
    MAPPER
        .getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build());
  }

  private Json() {}

  /**
   * Reads a file.
   *
   * @throws ArtifactException when it is not there, or not what it should be
   */
  static <T> T read(Path file, Class<T> type) throws ArtifactException {
    try {
      if (Files.size(file) > LARGEST) {
        throw unreadable(file, "it has more than " + LARGEST + " bytes", null);
      }
      T value = MAPPER.readValue(file.toFile(), type);
      if (value == null) {
        throw unreadable(file, "it is empty", null);
      }
      return value;
    } catch (JsonProcessingException e) {
      throw unreadable(file, e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw unreadable(file, e.toString(), e);
    }
  }

  /**
   * Reads the report of a gate.
   *
   * @throws ArtifactException when it is not there, or none
   */
  static Results results(Path file) throws ArtifactException {
    try (InputStream in = Files.newInputStream(file)) {
      if (Files.size(file) > LARGEST) {
        throw unreadable(file, "it has more than " + LARGEST + " bytes", null);
      }
      return ResultsReader.read(file.toString(), in)
          .orElseThrow(() -> unreadable(file, "it is no report of a gate", null));
    } catch (JsonProcessingException e) {
      throw unreadable(file, e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw unreadable(file, e.toString(), e);
    }
  }

  private static ArtifactException unreadable(Path file, String why, Throwable cause) {
    return new ArtifactException(
        ArtifactException.Kind.REFUSED,
        "`" + file + "` cannot be read: " + why.lines().findFirst().orElse(""),
        "",
        cause);
  }

  /** Writes a file. */
  static void write(Path file, Object value) throws IOException {
    String text = MAPPER.writer(PRINTER).writeValueAsString(value);
    Files.write(file, (text + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
