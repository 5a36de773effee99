package io.nifproof.node.beam;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nifproof.node.FunctionId;
import io.nifproof.node.HostErlang;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BeamFileTest {
  private static final FunctionId ADD = new FunctionId("add", 2);
  private static final FunctionId HIDDEN = new FunctionId("hidden", 1);

  @ParameterizedTest
  @ValueSource(strings = {"plain", "stripped", "compressed"})
  void readsWhatTheSourceSays(String form) throws Exception {
    BeamFile beam = BeamFile.parse(Fixtures.all().get(form));

    assertThat(beam.module()).isEqualTo("sample");
    assertThat(beam.exports())
        .map(FunctionId::toString)
        .containsExactly(
            "add/2", "helped/0", "mixed/2", "module_info/0", "module_info/1", "name/0");
    assertThat(beam.functions())
        .map(FunctionId::toString)
        .startsWith("init/0", "add/2", "hidden/1", "name/0", "helped/0", "helper/0", "mixed/2");
    assertThat(beam.declaredNifs()).containsExactly(ADD, HIDDEN);
    assertThat(beam.stubs()).containsExactly(ADD, HIDDEN, new FunctionId("helper", 0));
    assertThat(beam.hasOnLoad()).isTrue();
  }

  @Test
  void findsNothingSpecialInAnOrdinaryModule() throws Exception {
    BeamFile beam = BeamFile.parse(Fixtures.all().get("lists"));

    assertThat(beam.hasOnLoad()).isFalse();
    assertThat(beam.declaredNifs()).isEmpty();
  }

  @Test
  void knowsTheAritiesOfTheHostsOpcodes(@TempDir Path folder) {
    String printed =
        HostErlang.eval(
            folder,
            "[io:format(\"~w ~w~n\", [N, A]) || N <- lists:seq(1, 255),"
                + " {_, A} <- [try beam_opcodes:opname(N) catch _:_ -> none end]]");

    List<String> lines = printed.lines().toList();
    assertThat(lines).hasSizeGreaterThan(150);
    for (String line : lines) {
      String[] words = line.split(" ");
      assertThat(Opcodes.arity(Integer.parseInt(words[0])))
          .as("arity of opcode %s", words[0])
          .isEqualTo(Integer.parseInt(words[1]));
    }
  }

  @Test
  void readsTheAtomTablesOfAllReleases() throws Exception {
    ChunkFile file = ChunkFile.read(StubModule.assemble("größe", List.of(ADD), false));
    AtomTable atoms = AtomTable.read(file);

    for (AtomTable other :
        List.of(
            new AtomTable("Atom", false, atoms.atoms()),
            new AtomTable("AtU8", true, atoms.atoms()))) {
      Map<String, byte[]> chunks = new LinkedHashMap<>(file.chunks());
      chunks.remove("AtU8");
      chunks.put(other.chunk(), other.write());
      BeamFile beam = BeamFile.parse(new ChunkFile(chunks).write());

      assertThat(beam.module()).isEqualTo("größe");
      assertThat(beam.exports()).contains(ADD);
    }
  }

  @Test
  void refusesABombOfZeros() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 65; i++) {
        out.write(zeros);
      }
    }
    assertRefused(bomb.toByteArray(), "over 67108864 bytes");
  }

  @Test
  void saysWhatIsWrongAndWhere() {
    byte[] sample = Fixtures.sample();
    assertRefused(new byte[0], "needs 4 more bytes, but only 0 are left, at file, byte 0");
    assertRefused("#!/usr/bin/env escript".getBytes(US_ASCII), "`#!/u`, expected `FOR1`");
    assertRefused(Arrays.copyOf(sample, sample.length - 9), "more bytes");
  }

  @Test
  void refusesInstructionsOfTheFutureBySayingSo() throws Exception {
    byte[] changed = StubModule.assemble("m", List.of(), false);
    int code = indexOf(changed, "Code");
    changed[code + 8 + 20] = (byte) 250;
    assertRefused(changed, "opcode 250, expected 1 to 191 (OTP 29)");
  }

  @Test
  void refusesCountsThatTheFileCannotHold() throws Exception {
    byte[] changed = StubModule.assemble("m", List.of(), false);
    int imports = indexOf(changed, "ImpT");
    changed[imports + 8] = 0x7f;
    assertRefused(changed, "at chunk `ImpT`, byte 4");
  }

  @Test
  void refusesSizesWithinSizes() throws Exception {
    byte[] changed = StubModule.assemble("m", List.of(), false);
    int code = indexOf(changed, "Code") + 8 + 21;
    Arrays.fill(changed, code, code + 12, (byte) 0xf8);
    assertRefused(changed, "as the size of a number");
  }

  private static void assertRefused(byte[] bytes, String message) {
    assertThatThrownBy(() -> BeamFile.parse(bytes))
        .isInstanceOf(BeamFormatException.class)
        .hasMessageContaining(message);
  }

  private static int indexOf(byte[] bytes, String chunk) {
    return new String(bytes, ISO_8859_1).indexOf(chunk);
  }
}
