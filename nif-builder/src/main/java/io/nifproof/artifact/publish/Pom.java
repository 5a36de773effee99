package io.nifproof.artifact.publish;

import io.nifproof.artifact.Coordinates;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;

/** The POM of a publication: it has no dependencies and no main file, only attached ones. */
final class Pom {
  private Pom() {}

  static void write(Coordinates coordinates, String nifproof, Path file) throws IOException {
    Model model = new Model();
    model.setModelVersion("4.0.0");
    model.setGroupId(coordinates.group());
    model.setArtifactId(coordinates.artifact());
    model.setVersion(coordinates.version());
    model.setPackaging("pom");
    model.setName(coordinates.artifact());
    model.setDescription("An Erlang NIF library, gated and published by nifproof " + nifproof);
    try (Writer out = Files.newBufferedWriter(file)) {
      new MavenXpp3Writer().write(out, model);
    }
  }
}
