package io.nifproof.artifact.repository;

import io.nifproof.artifact.ArtifactException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.settings.Profile;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

/**
 * What the {@code settings.xml} files of user and installation say, with passwords decrypted.
 *
 * @param settings the effective settings
 * @param servers credentials
 * @param proxies proxies
 */
record UserSettings(Settings settings, List<Server> servers, List<Proxy> proxies) {
  private static final String FILE = "settings.xml";

  UserSettings {
    servers = List.copyOf(servers);
    proxies = List.copyOf(proxies);
  }

  /**
   * Reads them.
   *
   * @param file the user's; when absent the one in {@code ~/.m2}, if it is there
   * @throws ArtifactException when they are wrong
   */
  static UserSettings read(Optional<Path> file, Map<String, String> environment)
      throws ArtifactException {
    if (file.isPresent() && !Files.isRegularFile(file.get())) {
      throw new ArtifactException(
          ArtifactException.Kind.WRONG, "there is no file `" + file.get() + "`", "");
    }
    Path own = file.orElseGet(() -> home().resolve(FILE));
    DefaultSettingsBuildingRequest request = new DefaultSettingsBuildingRequest();
    request.setUserSettingsFile(own.toFile());
    Optional.ofNullable(environment.getOrDefault("MAVEN_HOME", environment.get("M2_HOME")))
        .map(maven -> Path.of(maven, "conf", FILE))
        .ifPresent(global -> request.setGlobalSettingsFile(global.toFile()));
    Properties system = new Properties();
    environment.forEach((key, value) -> system.setProperty("env." + key, value));
    System.getProperties().forEach((key, value) -> system.put(key, value));
    request.setSystemProperties(system);
    try {
      Settings settings =
          new DefaultSettingsBuilderFactory().newInstance().build(request).getEffectiveSettings();
      return decrypted(settings, own);
    } catch (SettingsBuildingException e) {
      throw new ArtifactException(
          ArtifactException.Kind.WRONG,
          "Maven's settings `" + own + "` are wrong: " + e.getMessage().strip(),
          "https://maven.apache.org/settings.html describes them",
          e);
    }
  }

  /** A password that cannot be decrypted stays as it is, as with Maven; the server will say no. */
  private static UserSettings decrypted(Settings settings, Path file) {
    DefaultSecDispatcher dispatcher =
        new DefaultSecDispatcher(
            new DefaultPlexusCipher(),
            Map.of(),
            file.resolveSibling("settings-security.xml").toString());
    SettingsDecryptionResult result =
        new DefaultSettingsDecrypter(dispatcher)
            .decrypt(new DefaultSettingsDecryptionRequest(settings));
    return new UserSettings(settings, result.getServers(), result.getProxies());
  }

  /** The folder of Maven's own files. */
  static Path home() {
    return Path.of(System.getProperty("user.home"), ".m2");
  }

  /** The local repository. */
  Path localRepository() {
    String property = System.getProperty("maven.repo.local");
    if (property != null) {
      return Path.of(property);
    }
    String configured = settings.getLocalRepository();
    return configured == null || configured.isBlank()
        ? home().resolve("repository")
        : Path.of(configured);
  }

  /** The profiles that are named in activeProfiles; without any, those active by default. */
  List<Profile> profiles() {
    List<Profile> active = new ArrayList<>();
    List<Profile> byDefault = new ArrayList<>();
    for (Profile profile : settings.getProfiles()) {
      if (settings.getActiveProfiles().contains(profile.getId())) {
        active.add(profile);
      } else if (profile.getActivation() != null && profile.getActivation().isActiveByDefault()) {
        byDefault.add(profile);
      }
    }
    return active.isEmpty() ? byDefault : active;
  }
}
