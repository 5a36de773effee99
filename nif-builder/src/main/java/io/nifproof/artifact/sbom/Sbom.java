package io.nifproof.artifact.sbom;

import io.nifproof.elf.BuildTraces;
import io.nifproof.elf.ElfFile;
import io.nifproof.elf.VersionNeed;
import io.nifproof.elf.identity.FileIdentity;
import io.nifproof.node.files.Checksum;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Dependency;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.Property;
import org.cyclonedx.model.metadata.ToolInformation;

/**
 * The bill of materials of libraries: the files compiled into each as far as its symbols tell, what
 * it needs of others (DT_NEEDED), and its compilers. The same libraries give the same bytes: no
 * time is in it, and the serial number is made of the digests.
 */
public final class Sbom {
  private static final Version VERSION = Version.VERSION_16;

  private final Bom bom = new Bom();
  private final Map<String, Component> shared = new LinkedHashMap<>();
  private final StringBuilder digests = new StringBuilder();

  private Sbom() {}

  /**
   * Makes one.
   *
   * @param name what the libraries are together
   * @param version its version; empty when it has none
   * @param libraries ELF files by the names that they shall have in it
   * @param nifproof the version of nifproof
   * @return the document, ending with a line end
   * @throws IOException when a file cannot be read
   */
  public static String of(
      String name, String version, Map<String, Path> libraries, String nifproof, SbomFormat format)
      throws IOException {
    Sbom sbom = new Sbom();
    sbom.metadata(name, version, nifproof);
    for (Map.Entry<String, Path> library : libraries.entrySet()) {
      sbom.library(library.getKey(), library.getValue());
    }
    sbom.shared.values().forEach(sbom.bom::addComponent);
    UUID serial =
        UUID.nameUUIDFromBytes(
            (name + "\n" + version + "\n" + sbom.digests).getBytes(StandardCharsets.UTF_8));
    sbom.bom.setSerialNumber("urn:uuid:" + serial);
    return sbom.text(format);
  }

  private String text(SbomFormat format) {
    try {
      String text =
          format == SbomFormat.XML
              ? BomGeneratorFactory.createXml(VERSION, bom).toXmlString()
              : BomGeneratorFactory.createJson(VERSION, bom).toJsonString();
      return text.endsWith("\n") ? text : text + "\n";
    } catch (GeneratorException e) {
      throw new IllegalStateException("the bill of materials could not be written", e);
    }
  }

  private void metadata(String name, String version, String nifproof) {
    Component whole = component(Component.Type.LIBRARY, name);
    whole.setBomRef(name);
    if (!version.isEmpty()) {
      whole.setVersion(version);
    }
    Component tool = component(Component.Type.APPLICATION, "nifproof");
    tool.setVersion(nifproof);
    ToolInformation tools = new ToolInformation();
    tools.setComponents(List.of(tool));
    Metadata metadata = new Metadata();
    metadata.setTimestamp(null);
    metadata.setComponent(whole);
    metadata.setToolChoice(tools);
    bom.setMetadata(metadata);
  }

  private void library(String name, Path file) throws IOException {
    String sha256 = Checksum.SHA256.of(file);
    digests.append(name).append(' ').append(sha256).append('\n');
    Component library = component(Component.Type.LIBRARY, name);
    library.setBomRef("file:" + name);
    library.setHashes(
        List.of(
            new Hash(Hash.Algorithm.SHA_256, sha256),
            new Hash(Hash.Algorithm.SHA_512, Checksum.SHA512.of(file))));
    Dependency needs = new Dependency(library.getBomRef());
    if (FileIdentity.of(file) instanceof FileIdentity.Elf elf) {
      contents(elf.file(), library, needs);
    }
    bom.addComponent(library);
    bom.addDependency(needs);
  }

  private void contents(ElfFile elf, Component library, Dependency needs) {
    List<Property> properties = new ArrayList<>();
    properties.add(property("arch", elf.header().machine().toString()));
    BuildTraces traces = elf.buildTraces();
    if (traces.sources().isEmpty()) {
      properties.add(property("objects", "unknown: the library is stripped"));
    }
    for (String source : traces.sources()) {
      Component part = component(Component.Type.FILE, source);
      part.setBomRef(library.getBomRef() + "#" + source);
      library.addComponent(part);
    }
    for (String needed : elf.dynamic().needed()) {
      needs.addDependency(new Dependency(needed(needed).getBomRef()));
      String versions =
          elf.versionNeeds().stream()
              .filter(need -> need.library().equals(needed))
              .map(VersionNeed::version)
              .sorted()
              .collect(Collectors.joining(", "));
      if (!versions.isEmpty()) {
        properties.add(property("needs:" + needed, versions));
      }
    }
    traces.compilers().forEach(compiler -> properties.add(property("compiler", compiler)));
    traces.compilers().forEach(this::compiler);
    library.setProperties(properties);
  }

  private Component needed(String name) {
    return shared.computeIfAbsent(
        "needed:" + name,
        ref -> {
          Component component = component(Component.Type.LIBRARY, name);
          component.setBomRef(ref);
          component.setScope(Component.Scope.REQUIRED);
          component.setProperties(List.of(property("kind", "DT_NEEDED")));
          return component;
        });
  }

  private void compiler(String name) {
    Component unused =
        shared.computeIfAbsent(
            "compiler:" + name,
            ref -> {
              Component component = component(Component.Type.APPLICATION, name);
              component.setBomRef(ref);
              component.setScope(Component.Scope.EXCLUDED);
              component.setProperties(List.of(property("kind", "compiler")));
              return component;
            });
  }

  private static Property property(String name, String value) {
    Property property = new Property();
    property.setName("nifproof:" + name);
    property.setValue(value);
    return property;
  }

  private static Component component(Component.Type type, String name) {
    Component component = new Component();
    component.setType(type);
    component.setName(name);
    return component;
  }
}
