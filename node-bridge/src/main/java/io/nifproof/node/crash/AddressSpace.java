package io.nifproof.node.crash;

import io.nifproof.node.VmRole;
import io.nifproof.node.WireWord;
import java.util.List;
import java.util.Optional;

/**
 * What was where in a VM's memory.
 *
 * @param mappings the kernel's word
 * @param objects the dynamic loader's: programs and libraries
 */
record AddressSpace(List<Mapping> mappings, List<Loaded> objects) {
  /**
   * A loaded object.
   *
   * @param base what the dynamic loader adds to the addresses in its file
   * @param start its first address
   * @param end the first address after it
   */
  record Loaded(long base, long start, long end) {
    boolean contains(long address) {
      return Long.compareUnsigned(address, start) >= 0 && Long.compareUnsigned(address, end) < 0;
    }
  }

  static AddressSpace of(TrapFile file) {
    List<Mapping> mappings =
        file.lines("map").stream()
            .flatMap(line -> line.text("of").flatMap(Mapping::parse).stream())
            .toList();
    List<Loaded> objects =
        file.lines("object").stream()
            .map(line -> new Loaded(line.number("base"), line.number("start"), line.number("end")))
            .toList();
    return new AddressSpace(mappings, objects);
  }

  Optional<Mapping> mapping(long address) {
    return mappings.stream().filter(mapping -> mapping.contains(address)).findFirst();
  }

  /**
   * Where the addresses of its file begin in memory. Of code that the dynamic loader does not know
   * (any more), where the mapping would begin if it were of the whole file.
   */
  private long base(long address) {
    return objects.stream()
        .filter(object -> object.contains(address))
        .map(Loaded::base)
        .findFirst()
        .or(() -> mapping(address).map(mapping -> mapping.start() - mapping.offset()))
        .orElse(0L);
  }

  Frame frame(TrapLine line, boolean exact) {
    long address = line.number("pc");
    Optional<String> module = mapping(address).flatMap(Mapping::file);
    return new Frame(
        address,
        exact,
        module,
        address - (module.isPresent() ? base(address) : 0),
        line.text("symbol"),
        line.text("role").flatMap(word -> WireWord.parse(VmRole.class, word)));
  }
}
