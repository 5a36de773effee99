package io.nifproof.explain.frame;

import java.util.Optional;
import java.util.regex.Pattern;

/** Whose code a frame is of. */
enum Owner {
  /** The C library, the loader or the system's own libraries. */
  LIBC,
  /** The runtime of a language, or of a sanitizer, that the library brings. */
  RUNTIME,
  /** The Erlang VM. */
  VM,
  /** Code without a name and a file: the VM's JIT, or something that is gone. */
  NOWHERE,
  /** Everything else: the library's, or one's that it needs. */
  LIBRARY;

  private static final Pattern VM_MODULE =
      Pattern.compile(
          "(?:^|[/\\\\])(?:beam(?:\\.\\w+)*(?:\\.dll)?|erl(?:exec|\\.exe)?|erl_child_setup)$|memfd:vmem");
  private static final Pattern VM_SOURCE =
      Pattern.compile(
          "^(?:beam|jit|emu|sys/(?:unix|common|win32)|drivers/\\w+|nifs/\\w+|pthread|common/ethr)\\S*/"
              + "|^(?:beam|jit)/|^common/ethr|^pthread/ethr|/?erts/(?:emulator|lib_src|etc)/|\\bbeam_(?:hot|cold|warm)\\.h"
              + "|-linux-gnu/opt/");

  /** Names that only the VM gives, wherever the frame says that the code is. */
  private static final Pattern VM_NAME =
      Pattern.compile(
          "^(?:\\$global::|erts_|enif_|beam_jit|process_main$|ethr_|sched_\\w*thread_func$|thr_wrapper$"
              + "|run_resource_dtor$|erl_drv_|\\w+:[\\w']+/\\d+(?:\\+\\d+)?$)");

  private static final Pattern VM_FUNCTION =
      Pattern.compile(
          "^(?:\\$global::\\S*|(?:erts|enif|erl|beam|ethr|sched|db|bif|aoff|bf|aff|sys|etp|lcnt|hmbc"
              + "|mseg|alcu|mbc|sbc|driver|trapping)_\\w*|process_main|thr_wrapper|call_nif\\w*"
              + "|(?:dirty_)?garbage_collect\\w*|(?:do_)?(?:minor|major)(?:_collection)?"
              + "|(?:full_|literal_)?sweep\\w*|move_(?:boxed|cons|one_area\\w*)|offset_\\w+"
              + "|run_resource_dtor|nif_resource_dtor|handle_(?:misc_)?aux_work\\w*|aux_(?:work|thread)\\w*"
              + "|schedule|async_main|copy_struct\\w*|copy_shared\\w*|size_object\\w*|size_shared\\w*"
              + "|load_nif_\\d|rbt_(?:delete|insert)\\w*|do_erts_\\w+|deselect\\w*|poll_thread\\w*"
              + "|(?:eq|make_hash2?|make_internal_hash|enc_term|dec_term|encode_size_struct\\w*)"
              + "|remove_message_buffers|cleanup_\\w*heap\\w*|sweep_off_heap|decrease_gen\\w*"
              + "|(?:delete|continue_exit)_process\\w*|link_free_block|unlink_free_block|erts::\\S+"
              + "|dealloc_block\\w*|system_cleanup|schedule_bound_processes|scheduler_wait"
              + "|internal_magic_\\w+|purge_module\\w*|unload_module\\w*|close_dynlib|resource_dtor\\w*"
              + "|BeamAssembler\\S*|BeamModuleAssembler\\S*|asmjit::\\S+|i_[a-z_]+|call_bif\\w*"
              + "|\\w+:[\\w']+/\\d+(?:\\+\\d+)?)$");
  private static final Pattern LIBC_MODULE =
      Pattern.compile(
          "(?:^|[/\\\\])(?:libc[-.]|libc$|libpthread|ld-linux|ld-musl|ld-\\d|libm[-.]|libdl[-.]|librt[-.]"
              + "|libsystem_|libdyld|dyld$|libSystem|libobjc|CoreFoundation|(?i:ntdll|kernel32"
              + "|kernelbase|ucrtbase|msvcrt)(?:\\.dll)?$)|vdso");
  private static final Pattern LIBC_SOURCE =
      Pattern.compile(
          "(?:^|/)(?:sysdeps/|nptl/|malloc/|string/|stdlib/|debug/|elf/dl-|csu/|signal/|libio/)"
              + "|(?:^|/)(?:pthread_\\w+|malloc|arena|hooks|libc_fatal|abort|raise|assert|libc-start"
              + "|start_thread|clone|dl-\\w+|strlen|vg_replace_\\w+|fortify_fail|stack_chk_fail|exit"
              + "|mem\\w+-\\w+|str\\w+-\\w+|allocatestack|nptl|lowlevellock)\\.[cSh]\\b");
  private static final Pattern LIBC_FUNCTION =
      Pattern.compile(
          "^(?:__(?:GI_|libc_|pthread_|nptl_|memcpy|memmove|memset|mem|str|wcs|wmem|raw|assert|fortify"
              + "|chk_fail|stack_chk_fail|run_exit_handlers|cxa_finalize|restore_|abort|longjmp|tgkill"
              + "|select|poll|kill|clone|vfprintf|vsn?printf|printf|fprintf|syscall|futex|exit|free"
              + "|malloc|dl_|new_exitfn|strdup|isoc|internal_)\\w*"
              + "|___?pthread_\\w+|_int_(?:free|malloc|realloc|memalign)\\w*|(?:mem|str|wcs)(?:cpy|move|set|cmp|chr"
              + "|len|ncpy|cat|ncat|ncmp|casecmp|ncasecmp|dup|ndup|str|rchr|tok|tok_r|coll|spn|cspn|pbrk"
              + "|nlen|mem|toul?l?|tol|tod|tof|error|error_r)|memchr|memmem|memrchr|rawmemchr|stpn?cpy"
              + "|malloc\\w*|cfree|free|calloc|realloc\\w*|posix_memalign|aligned_alloc|munmap_chunk"
              + "|unlink_chunk\\w*|sysmalloc|systrim\\w*|tcache_\\w+|mmap|munmap|mprotect|abort|raise|gsignal"
              + "|tgkill|kill|exit|_exit|quick_exit|pthread_\\w+|start_thread|clone3?|_?_?clone\\w*|thread_start"
              + "|_pthread_\\w+|v?f?s?n?printf|_IO_\\w+|fwrite|fread|fclose|fopen|fputs|puts|qsort\\w*|bsearch"
              + "|futex\\w*|do_futex\\w*|epoll_\\w+|p?poll|p?select|read|write|writev|readv|close|nanosleep"
              + "|clock_nanosleep|usleep|sleep|syscall|sem_\\w+|_dl_\\w+|dlopen\\w*|dlsym\\w*|dlclose\\w*"
              + "|dl_open_worker\\w*|call_init\\w*|call_fini\\w*|_?dl_\\w+|_init_first|_start|restore_rt|killpg"
              + "|longjmp|_longjmp\\w*|sigaction|a_crash|get_meta|alloc_slot|alloc_group|__stdio\\w*"
              + "|_platform_\\w+|_sigtramp|os_unfair\\w+|cthread_\\w+|tiny_\\w+|szone_\\w+|nanov?2?_\\w+|mfm_\\w+|malloc_\\w+|__psynch\\w*|kevent|mach_msg\\w*|_xzm_\\w+|xzm_\\w+|<signal"
              + " handler called>|RtlUserThreadStart|BaseThreadInitThunk|Rtl\\w+|Nt\\w+|Ki\\w+)$");
  private static final Pattern RUNTIME_MODULE =
      Pattern.compile(
          "(?:^|[/\\\\])(?:libstdc\\+\\+|libc\\+\\+|libgcc_s|libunwind|libasan|libubsan|libtsan|libclang_rt"
              + "|(?i:vcruntime|msvcp)|vgpreload)");
  private static final Pattern RUNTIME_FUNCTION =
      Pattern.compile(
          "^(?:std::\\S*|std::(?:terminate|__|sys::|sys_common|panicking|panic::|rt::|backtrace|process::abort"
              + "|thread::|unexpected|rethrow|throw_|_throw|exception_ptr|alloc::|ops::function)\\S*"
              + "|core::(?:panicking|option::(?:expect|unwrap)|result::(?:unwrap|expect)|ops::function|slice::index"
              + "|str::slice_error|cell::panic|num::)\\S*|alloc::(?:raw_vec|alloc|vec|boxed|string|slice)\\S*"
              + "|rust_(?:begin_unwind|panic|eh_personality)\\S*|__rust_\\S+|__rustc?\\S*|__cxa_\\S+|__cxxabiv1\\S*|__gxx_\\S+|__gnu_cxx::\\S+|_Unwind_\\S+|operator"
              + " (?:new|delete)\\S*|_Z[nd][wa]\\w*"
              + "|_ZSt\\w*terminate\\w*|_ZN9__gnu_cxx\\w*|_ZN10__cxxabiv1\\w*|runtime[./]\\S+|crosscall2|_cgo\\w+"
              + "|__(?:asan|ubsan|tsan|msan|lsan|sanitizer|interceptor)_?\\S*|(?:wrap_|___interceptor_)\\S+"
              + "|__sanitizer::\\S+|__asan::\\S+|__ubsan::\\S+|rustler::(?:codegen_runtime|nif|env|wrapper)\\S*"
              + "|panic_\\S+|gopanic|sigpanic|abort_message|demangling_terminate_handler\\S*|failed_throw\\S*|<\\S+"
              + " as core::\\S+)");

  private static final Pattern RUNTIME_SOURCE =
      Pattern.compile(
          "/include/c\\+\\+/|/rustc/[0-9a-f]+/|/library/(?:std|core|alloc)/src/|/go/src/runtime/");
  private static final Pattern INTERCEPTOR =
      Pattern.compile("libsanitizer|sanitizer_common|compiler-rt");
  private static final Pattern MUSL_SOURCE =
      Pattern.compile(
          "^(?:\\./)?(?:src/(?:string|signal|exit|malloc|thread|stdio|internal|process|unistd|time|ldso)"
              + "|ldso|arch)/");

  /** The file decides; where it is not told, the name does. */
  static Owner of(TraceFrame frame) {
    return byFile(frame).orElseGet(() -> byName(frame));
  }

  private static Owner byName(TraceFrame frame) {
    String name = frame.function();
    if (VM_NAME.matcher(name).find()) {
      return VM;
    }
    boolean foreign = !frame.module().isEmpty() || !frame.source().isEmpty();
    boolean libc = LIBC_FUNCTION.matcher(name).find();
    if (foreign) {
      return libc && MUSL_SOURCE.matcher(frame.source()).find() ? LIBC : LIBRARY;
    }
    if (VM_FUNCTION.matcher(name).find()) {
      return VM;
    }
    return libc ? LIBC : name.isEmpty() ? NOWHERE : LIBRARY;
  }

  private static Optional<Owner> byFile(TraceFrame frame) {
    if (VM_MODULE.matcher(frame.module()).find()) {
      return Optional.of(VM);
    }
    if (LIBC_MODULE.matcher(frame.module()).find()
        || LIBC_SOURCE.matcher(frame.source()).find()
        || INTERCEPTOR.matcher(frame.source()).find()) {
      return Optional.of(LIBC);
    }
    if (RUNTIME_MODULE.matcher(frame.module()).find()
        || RUNTIME_FUNCTION.matcher(frame.function()).find()
        || RUNTIME_SOURCE.matcher(frame.source()).find()) {
      return Optional.of(RUNTIME);
    }
    return Optional.of(VM).filter(unused -> VM_SOURCE.matcher(frame.source()).find());
  }
}
