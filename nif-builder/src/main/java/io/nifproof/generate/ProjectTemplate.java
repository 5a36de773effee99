package io.nifproof.generate;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a new project of a template folder, as {@code rebar3 new} would of the same folder.
 * Immutable and thread-safe.
 */
public final class ProjectTemplate {
  private final Path folder;
  private final Mustache.Compiler mustache = Mustache.compiler().escapeHTML(false);

  /**
   * Takes a template; reads nothing yet.
   *
   * @param folder e.g. {@code templates/projects/rebar3} of the distribution
   */
  public ProjectTemplate(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes a project. Either all of its files are written or, when the name is bad or a file exists,
   * none.
   *
   * @param name its name, as the user wrote it
   * @param parent the folder in which its folder is made
   * @throws IOException when the template cannot be read or a file not be written; files already
   *     written stay
   */
  public NewProject create(String name, Path parent) throws IOException {
    String problem = ProjectName.problem(name);
    if (!problem.isEmpty()) {
      return new NewProject.BadName(name, problem, ProjectName.nearest(name));
    }
    Map<Path, String> texts = render(new ProjectName(name), parent);
    List<Path> existing =
        texts.keySet().stream()
            .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
            .toList();
    if (!existing.isEmpty()) {
      return new NewProject.InTheWay(existing);
    }
    Path project = parent.resolve(name);
    List<Path> files = new ArrayList<>();
    for (Map.Entry<Path, String> text : texts.entrySet()) {
      Files.createDirectories(text.getKey().getParent());
      Files.writeString(text.getKey(), text.getValue(), StandardOpenOption.CREATE_NEW);
      files.add(project.relativize(text.getKey()));
    }
    return new NewProject.Created(project, files);
  }

  private Map<Path, String> render(ProjectName name, Path parent) throws IOException {
    Map<String, String> variables = Map.of("name", name.text());
    Map<Path, String> texts = new LinkedHashMap<>();
    for (TemplateIndex.Entry entry : TemplateIndex.read(folder).entries()) {
      String target = mustache.compile(entry.target()).execute(variables);
      String text = Files.readString(folder.resolve(entry.source()));
      texts.put(parent.resolve(target), mustache.compile(text).execute(variables));
    }
    return texts;
  }
}
