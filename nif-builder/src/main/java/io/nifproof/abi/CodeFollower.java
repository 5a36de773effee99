package io.nifproof.abi;

import io.nifproof.abi.code.Effects;
import io.nifproof.abi.code.Flow;
import io.nifproof.abi.code.Path;
import io.nifproof.abi.code.Processor;
import io.nifproof.abi.code.Value;
import io.nifproof.elf.ElfFile;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Follows a function along every way through its code, without executing it. What a called function
 * may have changed is forgotten.
 */
final class CodeFollower {
  private static final int MAX_STEPS = 2048;
  private static final int MAX_WAYS = 64;
  private static final int STUB_STEPS = 5;
  private static final Set<String> NEVER_RETURN =
      Set.of("__stack_chk_fail", "abort", "__assert_fail", "__chk_fail", "exit", "_exit");

  /**
   * What the start files of compilers call where it is there: profilers and transactional memory.
   */
  private static final Set<String> OF_START_FILES =
      Set.of("__gmon_start__", "_ITM_registerTMCloneTable", "_Jv_RegisterClasses");

  private final ElfFile elf;
  private final Effects effects;
  private final boolean intoCalls;
  private final Optional<Processor> processors;
  private final Deque<Path> ways = new ArrayDeque<>();
  private final Set<Long> forked = new HashSet<>();
  private final Set<Long> entered = new HashSet<>();
  private int steps;

  private CodeFollower(ElfFile elf, Effects effects, boolean intoCalls) {
    this.elf = elf;
    this.effects = effects;
    this.intoCalls = intoCalls;
    this.processors = Processors.of(elf);
  }

  /** Follows the code of one function; what it calls is an effect. */
  static CodeFollower notingCalls(ElfFile elf, Effects effects) {
    return new CodeFollower(elf, effects, false);
  }

  /** Follows also the functions of the same file that are called; those of others are effects. */
  static CodeFollower intoCalls(ElfFile elf, Effects effects) {
    return new CodeFollower(elf, effects, true);
  }

  /** Follows the function at an address, and gathers what it does. */
  void follow(long address) {
    if (processors.isEmpty()) {
      effects.stuck("code for " + elf.header().machine() + " is not followed");
      return;
    }
    Processor processor = processors.get();
    enter(processor, address);
    while (!ways.isEmpty()) {
      Path path = ways.pop();
      boolean open = true;
      while (open) {
        if (++steps > MAX_STEPS) {
          effects.stuck("more than " + MAX_STEPS + " instructions");
          return;
        }
        open = advance(processor, path);
      }
    }
  }

  private void enter(Processor processor, long address) {
    if (entered.add(address)) {
      Path start = new Path(elf, effects, address);
      processor.enter(start);
      ways.push(start);
    }
  }

  /** One instruction; says whether the way goes on. */
  private boolean advance(Processor processor, Path path) {
    Flow flow = processor.step(path);
    if (flow instanceof Flow.Next next) {
      path.go(next.address());
      return true;
    }
    if (flow instanceof Flow.Fork fork) {
      return fork(path, fork);
    }
    if (flow instanceof Flow.Call call) {
      return call(processor, path, call);
    }
    if (flow instanceof Flow.Jump jump) {
      return jump(path, jump.target());
    }
    if (flow instanceof Flow.Return back) {
      effects.returns(back.value());
    } else if (flow instanceof Flow.Stuck stuck) {
      effects.stuck(stuck.reason() + " at " + hex(path.address()));
    }
    return false;
  }

  private boolean fork(Path path, Flow.Fork fork) {
    if (forked.add(path.address()) && ways.size() < MAX_WAYS) {
      ways.push(path.at(fork.taken()));
      path.go(fork.otherwise());
      return true;
    }
    effects.stuck("a loop or too many branches at " + hex(path.address()));
    return false;
  }

  private boolean jump(Path path, Value target) {
    if (target instanceof Value.Place place) {
      path.go(place.address());
      return true;
    }
    if (!(target instanceof Value.Import name)) {
      effects.stuck("a computed jump at " + hex(path.address()));
    } else if (ofStartFiles(name)) {
      effects.returns(Value.unknown());
    } else if (intoCalls) {
      effects.calls(name.symbol());
    } else if (!NEVER_RETURN.contains(name.symbol())) {
      effects.stuck("it ends in `" + name.symbol() + "`");
    }
    return false;
  }

  private boolean call(Processor processor, Path path, Flow.Call call) {
    Value target = resolved(processor, call.target());
    if (target instanceof Value.Import name && NEVER_RETURN.contains(name.symbol())) {
      return false;
    }
    if (intoCalls && target instanceof Value.Place place) {
      enter(processor, place.address());
    } else if (!(target instanceof Value.Import name && ofStartFiles(name))) {
      effects.calls(name(target));
    }
    processor.forgetAfterCall(path);
    path.go(call.next());
    return true;
  }

  private static boolean ofStartFiles(Value.Import name) {
    return name.weak() && OF_START_FILES.contains(name.symbol());
  }

  private static String name(Value target) {
    if (target instanceof Value.Import symbolic) {
      return symbolic.symbol();
    }
    return target instanceof Value.Place place
        ? "code at " + hex(place.address())
        : "a computed address";
  }

  /** Instead of a stub of the procedure linkage table the import that it jumps to. */
  private Value resolved(Processor processor, Value target) {
    if (!(target instanceof Value.Place place)) {
      return target;
    }
    Path path = new Path(elf, new Effects(), place.address());
    for (int i = 0; i < STUB_STEPS; i++) {
      Flow flow = processor.step(path);
      if (flow instanceof Flow.Jump jump && jump.target() instanceof Value.Import name) {
        return name;
      }
      if (!(flow instanceof Flow.Next next)) {
        return target;
      }
      path.go(next.address());
    }
    return target;
  }

  private static String hex(long address) {
    return "0x" + Long.toHexString(address).toLowerCase(Locale.ROOT);
  }
}
