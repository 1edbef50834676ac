package noema.model.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NativeMemoryTest {
    private static final long BLOCK = 16L << 20;

    private static final SymbolLookup LIBRARY = Linker.nativeLinker().defaultLookup();

    @TempDir Path folder;

    @Test
    void otherSystemsAndLibrariesAreLeftAlone() {
        assertThat(NativeMemory.keepFreedMemory("Mac OS X", LIBRARY)).isFalse();
        assertThat(NativeMemory.keepFreedMemory("Windows 11", LIBRARY)).isFalse();
        assertThat(NativeMemory.keepFreedMemory("Linux", _ -> Optional.empty())).isFalse();
        assertThat(NativeMemory.keepFreedMemory("Linux", muslLike())).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void freedMemoryStaysWithTheProcess() throws Throwable {
        assumeTrue(LIBRARY.find("gnu_get_libc_version").isPresent(), "glibc only");
        assertThat(NativeMemory.keepFreedMemory()).isTrue();
        MethodHandle malloc =
                function(
                        "malloc",
                        FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
        MethodHandle free = function("free", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
        MemorySegment block = ((MemorySegment) malloc.invokeExact(BLOCK)).reinterpret(BLOCK);
        block.fill((byte) 1);
        long before = NativeMemory.residentBytes();
        free.invokeExact(block);

        // A block of its own mapping would leave at once.
        assertThat(NativeMemory.residentBytes()).isGreaterThan(before - BLOCK / 2);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void residentMemoryGrowsWithWhatIsTouched() {
        long before = NativeMemory.residentBytes();
        try (Arena arena = Arena.ofConfined()) {
            arena.allocate(64 << 20).fill((byte) 1);

            assertThat(NativeMemory.residentBytes() - before).isBetween(48L << 20, 512L << 20);
        }
        assertThat(before).isGreaterThan(10 << 20);
    }

    @Test
    void residentMemoryThatCannotBeToldIsMinusOne() throws IOException {
        Path strange = Files.writeString(folder.resolve("status"), "Name:\tjava\n");
        Path negative = Files.writeString(folder.resolve("other"), "VmRSS:\t many kB\n");
        Path good =
                Files.writeString(folder.resolve("good"), "VmSize:\t  9 kB\nVmRSS:\t   1234 kB\n");

        assertThat(NativeMemory.residentBytes(folder.resolve("missing"))).isEqualTo(-1);
        assertThat(NativeMemory.residentBytes(strange)).isEqualTo(-1);
        assertThat(NativeMemory.residentBytes(negative)).isEqualTo(-1);
        assertThat(NativeMemory.residentBytes(good)).isEqualTo(1234 * 1024);
    }

    /// Has a mallopt but is not glibc.
    private static SymbolLookup muslLike() {
        return name -> name.equals("mallopt") ? Optional.of(MemorySegment.NULL) : Optional.empty();
    }

    private static MethodHandle function(String name, FunctionDescriptor type) {
        return Linker.nativeLinker().downcallHandle(LIBRARY.findOrThrow(name), type);
    }
}
