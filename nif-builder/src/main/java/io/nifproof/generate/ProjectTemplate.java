package io.nifproof.generate;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes a new project of a template folder, as {@code rebar3 new} would of the same folder.
 * Immutable and thread-safe.
 */
public final class ProjectTemplate {
  /** A template with this variable makes an Elixir project. */
  private static final String MODULE = "module";

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
   * Makes a project. Either all of its files are written or, when the name is bad or a file is in
   * the way, none.
   *
   * @param name its name, as the user wrote it
   * @param parent the folder in which its folder is made
   * @param existing what becomes of files that are there already
   * @throws IOException when the template cannot be read or a file not be written; files already
   *     written stay
   */
  public NewProject create(String name, Path parent, Existing existing) throws IOException {
    TemplateIndex index = TemplateIndex.read(folder);
    boolean elixir = index.variables().containsKey(MODULE);
    String problem = problem(name, elixir);
    if (!problem.isEmpty()) {
      ProjectName nearest = ProjectName.nearest(name);
      return new NewProject.BadName(
          name, problem, elixir ? ElixirModule.nearest(nearest) : nearest);
    }
    Map<Path, String> texts = render(index, new ProjectName(name), parent);
    List<Path> there = texts.keySet().stream().filter(ProjectTemplate::exists).toList();
    List<Path> inTheWay =
        existing == Existing.KEEP ? there : there.stream().filter(file -> isFolder(file)).toList();
    if (!inTheWay.isEmpty()) {
      return new NewProject.InTheWay(inTheWay, existing);
    }
    Path project = parent.resolve(name);
    return new NewProject.Created(
        project, write(texts, project, there), there.size(), commands(index.variables()));
  }

  private static String problem(String name, boolean elixir) {
    String problem = ProjectName.problem(name);
    return problem.isEmpty() && elixir ? ElixirModule.problem(new ProjectName(name)) : problem;
  }

  private Map<Path, String> render(TemplateIndex index, ProjectName name, Path parent)
      throws IOException {
    Map<String, String> variables = new HashMap<>(index.variables());
    variables.put("name", name.text());
    variables.put(MODULE, ElixirModule.of(name));
    Map<Path, String> texts = new LinkedHashMap<>();
    for (TemplateIndex.Entry entry : index.entries()) {
      String target = mustache.compile(entry.target()).execute(variables);
      String text = Files.readString(folder.resolve(entry.source()));
      texts.put(parent.resolve(target), mustache.compile(text).execute(variables));
    }
    return texts;
  }

  private static boolean exists(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isFolder(Path file) {
    return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static List<Path> write(Map<Path, String> texts, Path project, List<Path> replaced)
      throws IOException {
    // A link is replaced, not what it points to, which may belong to somebody else.
    for (Path file : replaced) {
      Files.delete(file);
    }
    List<Path> files = new ArrayList<>();
    for (Map.Entry<Path, String> text : texts.entrySet()) {
      Files.createDirectories(text.getKey().getParent());
      Files.writeString(text.getKey(), text.getValue(), StandardOpenOption.CREATE_NEW);
      files.add(project.relativize(text.getKey()));
    }
    return files;
  }

  private static List<String> commands(Map<String, String> variables) {
    return Stream.of("build", "test").filter(variables::containsKey).map(variables::get).toList();
  }
}
