package noema.model.tensor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a TorchScript module from source text, in memory.
///
/// A TorchScript file is a ZIP of a pickled object (`data.pkl`), the source of its class (`code/`), constants and a format
/// version. Writing it ourselves gives Java everything TorchScript can do (bfloat16, fused losses, `autograd.grad`,
/// in-place optimisers) with no Python and no native code of our own. Nothing here is ever read from a checkpoint.
final class TorchArchive {

    private static final String CLASS = "Network";
    private static final String FILE = "noema";

    private TorchArchive() {}

    /// Bytes of a module whose class has the given methods and constant attributes.
    ///
    /// @param methods   source of the methods, each indented by two blanks
    /// @param constants whole-number attributes by name
    /// @param tables    names of attributes of type `Dict[str, Tensor]`, empty at first
    static byte[] write(
            List<String> methods, SortedMap<String, Integer> constants, List<String> tables) {
        var source = new StringBuilder("class " + CLASS + "(Module):\n");
        source.append("  __parameters__ = []\n  __buffers__ = []\n  training : bool\n");
        constants.keySet().forEach(name -> source.append("  ").append(name).append(" : int\n"));
        tables.forEach(name -> source.append("  ").append(name).append(" : Dict[str, Tensor]\n"));
        methods.forEach(text -> source.append(text).append('\n'));

        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            add(zip, "data.pkl", pickle(constants, tables));
            add(
                    zip,
                    "code/__torch__/" + FILE + ".py",
                    source.toString().getBytes(StandardCharsets.UTF_8));
            add(zip, "constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
            add(zip, "version", "10\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// Pickle protocol 2 of an instance whose attributes are the flag `training`, the constants and empty tables.
    private static byte[] pickle(SortedMap<String, Integer> constants, List<String> tables)
            throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x80, 2});
        out.write(
                ("c__torch__." + FILE + "\n" + CLASS + "\n)").getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[] {(byte) 0x81, '}', '('});
        text(out, "training");
        out.write(0x88);
        for (var constant : constants.entrySet()) {
            text(out, constant.getKey());
            out.write('J');
            littleEndian(out, constant.getValue());
        }
        for (String table : tables) {
            text(out, table);
            out.write('}');
        }
        out.write(new byte[] {'u', 'b', '.'});
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String value) throws IOException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        out.write('X');
        littleEndian(out, bytes.length);
        out.write(bytes);
    }

    private static void littleEndian(ByteArrayOutputStream out, int value) {
        for (int shift = 0; shift < 32; shift += 8) {
            out.write(value >>> shift);
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        var crc = new CRC32();
        crc.update(bytes);
        var entry = new ZipEntry("noema/" + name);
        entry.setSize(bytes.length);
        entry.setCompressedSize(bytes.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
