package noema.model.tensor;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The memory outside the Java heap, where the tensors of the native engine live.
public final class NativeMemory {
    private static final Logger log = LoggerFactory.getLogger(NativeMemory.class);

    // Parameters of mallopt(3) in glibc's malloc.h.
    private static final int M_TRIM_THRESHOLD = -1;
    private static final int M_TOP_PAD = -2;
    private static final int M_MMAP_THRESHOLD = -3;

    private static final int LARGEST_FROM_HEAP = 1 << 30;
    private static final int SMALLEST_WORTHWHILE = 1 << 20;
    private static final int FREE_BYTES_KEPT = 1 << 30;
    private static final int GROWTH_BYTES = 64 << 20;

    private NativeMemory() {}

    /// Tells glibc to keep freed memory instead of returning it to the system and fetching fresh pages for every tensor.
    ///
    /// Every page fresh from the system is zeroed and mapped on first touch, which large temporaries pay again and
    /// again. Call once at start, before the native engine is loaded. Does nothing on other systems and with other C
    /// libraries, or when the Java launcher denies native access.
    ///
    /// @return whether the settings are now in force
    public static boolean keepFreedMemory() {
        try {
            return keepFreedMemory(
                    System.getProperty("os.name"), Linker.nativeLinker().defaultLookup());
        } catch (IllegalCallerException | UnsupportedOperationException e) {
            log.debug("Native access is denied or unknown here: the allocator is left as it is", e);
            return false;
        }
    }

    static boolean keepFreedMemory(String system, SymbolLookup library) {
        // Only glibc has both; mallopt of any other library may mean something else.
        boolean glibc =
                system.equals("Linux")
                        && library.find("gnu_get_libc_version").isPresent()
                        && library.find("mallopt").isPresent();
        if (!glibc) {
            log.debug("No glibc on {}: its allocator is left as it is", system);
            return false;
        }
        MethodHandle mallopt = mallopt(library.findOrThrow("mallopt"));
        // glibc refuses a threshold above half of an arena (32 MiB on most 64-bit systems).
        int threshold = LARGEST_FROM_HEAP;
        while (threshold >= SMALLEST_WORTHWHILE && !set(mallopt, M_MMAP_THRESHOLD, threshold)) {
            threshold /= 2;
        }
        boolean trimSet = set(mallopt, M_TRIM_THRESHOLD, FREE_BYTES_KEPT);
        boolean padSet = set(mallopt, M_TOP_PAD, GROWTH_BYTES);
        log.debug("glibc serves blocks up to {} MiB from memory it keeps", threshold >> 20);
        return threshold >= SMALLEST_WORTHWHILE && trimSet && padSet;
    }

    /// Returns how much memory this process occupies now, heap and native, in bytes, or -1 where it cannot be told.
    ///
    /// Read from `/proc/self/status`, which unlike `statm` does not count in pages of a size unknown to Java.
    public static long residentBytes() {
        return residentBytes(Path.of("/proc/self/status"));
    }

    static long residentBytes(Path status) {
        if (!Files.isReadable(status)) {
            return -1;
        }
        try {
            return kibibytes(Files.readAllLines(status)) * 1024;
        } catch (IOException | NumberFormatException e) {
            log.debug("{} could not be read", status, e);
            return -1;
        }
    }

    private static long kibibytes(List<String> status) throws IOException {
        String line =
                status.stream()
                        .filter(l -> l.startsWith("VmRSS:"))
                        .findFirst()
                        .orElseThrow(() -> new IOException("no VmRSS line"));
        return Long.parseLong(line.replaceAll("^VmRSS:\\s*|\\s*kB\\s*$", ""));
    }

    private static MethodHandle mallopt(MemorySegment address) {
        return Linker.nativeLinker()
                .downcallHandle(
                        address,
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    }

    private static boolean set(MethodHandle mallopt, int parameter, int value) {
        try {
            return (int) mallopt.invokeExact(parameter, value) == 1;
        } catch (Throwable e) {
            throw new IllegalStateException("a C function cannot throw", e);
        }
    }
}
