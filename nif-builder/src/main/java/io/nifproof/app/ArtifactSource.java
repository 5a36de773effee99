package io.nifproof.app;

import io.nifproof.artifact.ArtifactException;
import io.nifproof.artifact.repository.MavenRepositories;
import java.util.List;

/** Where published libraries are fetched from. */
public interface ArtifactSource {
  /** Opens the repositories; whoever asked closes them. */
  MavenRepositories open() throws ArtifactException;

  /** The repositories to ask instead of those that Maven's settings name. */
  List<String> named();
}
