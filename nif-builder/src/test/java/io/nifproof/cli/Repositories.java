package io.nifproof.cli;

import io.nifproof.samples.RepositoryServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Publishes and resolves with settings and a local repository of the test's own. */
public final class Repositories {
  static final String NAME = "org.example:hello:1.0";

  private final Path folder;
  private final Path settings;
  private String password = RepositoryServer.PASSWORD;
  private String more = "";

  public Repositories(Path folder) {
    this.folder = folder;
    this.settings = folder.resolve("settings.xml");
  }

  /** The same with another password. */
  Repositories with(String other) {
    password = other;
    return this;
  }

  /** The same with further settings. */
  Repositories settings(String xml) {
    more = xml;
    return this;
  }

  /** Where the local repository keeps a file of the publication. */
  Path local(String name) {
    return folder.resolve("m2/org/example/hello/1.0").resolve(name);
  }

  public Ran publish(Path gate, Object repository, Object... words) throws IOException {
    return run("publish", NAME, repository, List.of("--gate", gate), words);
  }

  public Ran resolve(Object repository, Object... words) throws IOException {
    return run("resolve", NAME, repository, List.of(), words);
  }

  Ran run(String command, String name, Object repository, List<Object> first, Object... words)
      throws IOException {
    write();
    List<Object> all = new ArrayList<>(List.of(command, name, "--repository", repository));
    all.addAll(List.of("--settings", settings));
    all.addAll(first);
    all.addAll(List.of(words));
    return Ran.nifproof(all.toArray());
  }

  /** Retries come at once, so that tests do not wait. */
  Path write() throws IOException {
    return Files.writeString(
        settings,
        """
        <settings>
          <localRepository>%s</localRepository>
          <servers><server>
            <id>nifproof</id><username>%s</username><password>%s</password>
          </server></servers>
          <activeProfiles><activeProfile>quick</activeProfile></activeProfiles>
          <profiles><profile><id>quick</id><properties>
            <aether.transport.http.retryHandler.interval>1</aether.transport.http.retryHandler.interval>
          </properties></profile></profiles>
          %s
        </settings>
        """
            .formatted(folder.resolve("m2"), RepositoryServer.USER, password, more));
  }
}
