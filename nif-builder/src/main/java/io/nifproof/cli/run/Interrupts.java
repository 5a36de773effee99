package io.nifproof.cli.run;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What Ctrl-C does during a run: the first time, nothing new is begun and what there is gets
 * reported; the second time, the process ends at once, and its guardian ends the nodes.
 *
 * <p>Java has no other way to be told of a signal and live on than {@code sun.misc.Signal}, of the
 * module jdk.unsupported, which every JDK exports on purpose; by reflection, since compilers warn
 * of it. Where it is not there, Ctrl-C ends the process the first time.
 */
public final class Interrupts {
  /** 128 and the number of SIGINT, as shells have it. */
  private static final int INTERRUPTED = 130;

  private final AtomicInteger count = new AtomicInteger();
  private final Runnable first;

  private Interrupts(Runnable first) {
    this.first = first;
  }

  /**
   * Listens from now on, until the process ends.
   *
   * @param first what to do the first time besides stopping, such as a word to the user
   */
  public static Interrupts listen(Runnable first) {
    Interrupts interrupts = new Interrupts(first);
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler call =
          (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
              interrupts.arrived();
              return null;
            }
            return switch (method.getName()) {
              case "hashCode" -> System.identityHashCode(proxy);
              case "equals" -> proxy == arguments[0];
              default -> "nifproof's handler of SIGINT";
            };
          };
      Object ours =
          Proxy.newProxyInstance(Interrupts.class.getClassLoader(), new Class<?>[] {handler}, call);
      Object interrupt = signal.getConstructor(String.class).newInstance("INT");
      Object unused = signal.getMethod("handle", signal, handler).invoke(null, interrupt, ours);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // The JVM's own handler stays.
    }
    return interrupts;
  }

  /** Whether the user wants the run to end. */
  public boolean stopped() {
    return count.get() > 0;
  }

  private void arrived() {
    if (count.incrementAndGet() == 1) {
      first.run();
    } else {
      Runtime.getRuntime().halt(INTERRUPTED);
    }
  }
}
