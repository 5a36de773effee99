package io.nifproof.artifact.repository;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.maven.settings.Mirror;
import org.apache.maven.settings.Profile;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.ConfigurationProperties;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.repository.AuthenticationSelector;
import org.eclipse.aether.repository.MirrorSelector;
import org.eclipse.aether.repository.ProxySelector;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.resolution.ResolutionErrorPolicy;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.eclipse.aether.util.repository.SimpleResolutionErrorPolicy;

/** Makes a session of Maven Resolver out of the user's settings. */
final class Sessions {
  private static final int PATIENCE_MILLIS = 60_000;

  private final UserSettings user;

  Sessions(UserSettings user) {
    this.user = user;
  }

  CloseableSession open(RepositorySystem system, boolean offline, Consumer<TransferNews> news) {
    return new SessionBuilderSupplier(system)
        .get()
        .withLocalRepositoryBaseDirectories(user.localRepository())
        .setOffline(offline || user.settings().isOffline())
        .setMirrorSelector(mirrors())
        .setProxySelector(proxies())
        .setAuthenticationSelector(credentials())
        .setConfigProperties(configuration())
        .setTransferListener(new TransferReporter(news))
        // A digest that is wrong is never a mere warning, whatever a repository's policy says.
        .setChecksumPolicy(RepositoryPolicy.CHECKSUM_POLICY_FAIL)
        // What was absent a minute ago may be there now: the user has just asked for it.
        .setResolutionErrorPolicy(
            new SimpleResolutionErrorPolicy(ResolutionErrorPolicy.CACHE_DISABLED))
        .build();
  }

  private Map<String, Object> configuration() {
    Map<String, Object> config = new HashMap<>();
    config.put(ConfigurationProperties.USER_AGENT, "nifproof");
    config.put(ConfigurationProperties.REQUEST_TIMEOUT, PATIENCE_MILLIS);
    config.put(ConfigurationProperties.HTTP_RETRY_HANDLER_INTERVAL, 1000L);
    config.put(
        ConfigurationProperties.HTTP_RETRY_HANDLER_SERVICE_UNAVAILABLE, "429,500,502,503,504");
    config.put("aether.checksums.uploadChecksumAlgorithms", "SHA-512,SHA-256,SHA-1,MD5");
    // One after the other: the attestation must not stand there before what it attests.
    config.put("aether.connector.basic.parallelPut", false);
    for (Server server : user.servers()) {
      Map<String, String> headers = headers(server);
      if (!headers.isEmpty()) {
        config.put(ConfigurationProperties.HTTP_HEADERS + "." + server.getId(), headers);
      }
    }
    for (Profile profile : user.profiles()) {
      profile
          .getProperties()
          .forEach(
              (key, value) -> {
                if (key.toString().startsWith("aether.")) {
                  config.put(key.toString(), value);
                }
              });
    }
    return config;
  }

  /** Headers of a server's configuration, by which some repositories take their tokens. */
  private static Map<String, String> headers(Server server) {
    Map<String, String> headers = new HashMap<>();
    if (server.getConfiguration() instanceof Xpp3Dom dom && dom.getChild("httpHeaders") != null) {
      for (Xpp3Dom property : dom.getChild("httpHeaders").getChildren()) {
        Xpp3Dom name = property.getChild("name");
        Xpp3Dom value = property.getChild("value");
        if (name != null && value != null) {
          headers.put(name.getValue(), value.getValue());
        }
      }
    }
    return headers;
  }

  private MirrorSelector mirrors() {
    DefaultMirrorSelector selector = new DefaultMirrorSelector();
    for (Mirror mirror : user.settings().getMirrors()) {
      selector.add(
          mirror.getId(),
          mirror.getUrl(),
          mirror.getLayout(),
          false,
          mirror.isBlocked(),
          mirror.getMirrorOf(),
          mirror.getMirrorOfLayouts());
    }
    return selector;
  }

  private ProxySelector proxies() {
    DefaultProxySelector selector = new DefaultProxySelector();
    for (Proxy proxy : user.proxies()) {
      if (proxy.isActive()) {
        AuthenticationBuilder credentials = new AuthenticationBuilder();
        credentials.addUsername(proxy.getUsername()).addPassword(proxy.getPassword());
        selector.add(
            new org.eclipse.aether.repository.Proxy(
                proxy.getProtocol(), proxy.getHost(), proxy.getPort(), credentials.build()),
            proxy.getNonProxyHosts());
      }
    }
    return selector;
  }

  private AuthenticationSelector credentials() {
    DefaultAuthenticationSelector selector = new DefaultAuthenticationSelector();
    for (Server server : user.servers()) {
      AuthenticationBuilder credentials = new AuthenticationBuilder();
      credentials.addUsername(server.getUsername()).addPassword(server.getPassword());
      if (server.getPrivateKey() != null) {
        credentials.addPrivateKey(server.getPrivateKey(), server.getPassphrase());
      }
      selector.add(server.getId(), credentials.build());
    }
    return repository ->
        repository.getId().startsWith(RepositoryNames.OWN_ID + "-")
            ? selector.getAuthentication(
                new RemoteRepository.Builder(repository).setId(RepositoryNames.OWN_ID).build())
            : selector.getAuthentication(repository);
  }
}
