package io.nifproof.node.wall;

import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.NifproofHome;
import io.nifproof.node.StartMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What of a user's folders a node shall see. */
public final class NodeView {
  private NodeView() {}

  /**
   * Where a file and its neighbours are: its folder, or it alone where that is the user's home, or
   * one above it, or the folder for temporaries.
   */
  public static Path around(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path folder = absolute.getParent();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent(); // it will be there when the library is built
    }
    return folder == null || tooMuch(folder) ? absolute : folder;
  }

  /** What a runtime consists of, wherever it lies. */
  public static List<Path> of(ErlangRuntime runtime) {
    List<Path> files = new ArrayList<>(List.of(runtime.root(), runtime.programDir()));
    files.addAll(borrowed(runtime.root()));
    if (runtime.start() instanceof StartMethod.Emulated emulated) {
      files.addAll(List.of(emulated.emulator(), emulated.systemRoot()));
    } else if (runtime.start() instanceof StartMethod.Loader loader) {
      files.add(loader.loader());
      files.addAll(loader.libraryPath());
      Path root = common(files); // its libraries may be links to other places of its system root
      if (!tooMuch(root)) {
        files.add(root);
      }
    }
    return files;
  }

  /**
   * Where the folders of a package in Nix's store lead that are links out of it. Nix makes none;
   * stores that borrow the machine's files do.
   */
  private static List<Path> borrowed(Path root) {
    String name = System.getenv().getOrDefault("NIX_STORE", "");
    Path store = Path.of(name.isEmpty() ? "/nix/store" : name);
    if (!root.startsWith(store) || root.equals(store)) {
      return List.of();
    }
    Path own = store.resolve(store.relativize(root).getName(0));
    try (Stream<Path> inside = Files.list(own)) {
      return inside.filter(Files::isSymbolicLink).filter(Files::exists).toList();
    } catch (IOException noFolder) {
      return List.of();
    }
  }

  private static Path common(List<Path> files) {
    Path common = files.get(0).toAbsolutePath().normalize();
    for (Path file : files) {
      while (!file.toAbsolutePath().normalize().startsWith(common)) {
        common = common.getParent();
      }
    }
    return common;
  }

  /** Whether a folder holds what nobody meant to show. */
  private static boolean tooMuch(Path folder) {
    Path home = NifproofHome.userHome(System.getenv());
    return folder.getNameCount() == 0
        || home.startsWith(folder)
        || Path.of("/tmp").startsWith(folder)
        || Path.of("/var/tmp").startsWith(folder);
  }
}
