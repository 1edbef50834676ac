package noema.model.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;

class HostTensorTest {
    @Test
    void floatsComeBackExactly() {
        float[] values = {0, -0f, 1.1f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN};

        assertThat(HostTensor.ofFloats(values, 2, 3).toFloats()).containsExactly(values);
    }

    @Test
    void halvesAreRoundedToTheNearest() {
        HostTensor tensor = HostTensor.ofHalf(new float[] {1, 0.1f, 70000, -65504}, 4);

        assertThat(tensor.toFloats())
                .containsExactly(1, 0.099975586f, Float.POSITIVE_INFINITY, -65504);
    }

    @Test
    void everyFormatIsReadAsFloats() {
        byte[] bytes = new byte[8];
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);

        data.putShort(0, (short) 0xC010);
        assertThat(tensor(DType.BF16, bytes).toFloats()).startsWith(-2.25f);
        data.put(0, (byte) -128);
        assertThat(tensor(DType.I8, bytes).toFloats()).startsWith(-128f);
        data.putInt(0, -7_000_000);
        assertThat(tensor(DType.I32, bytes).toFloats()).startsWith(-7e6f);
        data.putLong(0, 1L << 40);
        assertThat(tensor(DType.I64, bytes).toFloats()).containsExactly(0x1p40f);
    }

    @Test
    void nobodyOutsideCanChangeIt() {
        float[] values = {1, 2};
        long[] shape = {2};
        HostTensor tensor = HostTensor.ofFloats(values, shape);
        values[0] = 9;
        shape[0] = 9;
        tensor.shape()[0] = 9;
        tensor.toFloats()[0] = 9;

        assertThat(tensor).isEqualTo(HostTensor.ofFloats(new float[] {1, 2}, 2));
        assertThatThrownBy(() -> tensor.data().put(0, (byte) 9))
                .isInstanceOf(ReadOnlyBufferException.class);
    }

    @Test
    void shapesThatDoNotFitTheValuesAreRefused() {
        assertThatThrownBy(() -> HostTensor.ofFloats(new float[3], 2, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HostTensor.ofHalf(new float[4], -2, -2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HostTensor.ofBytes(new byte[0], 1L << 32, 1L << 32))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static HostTensor tensor(DType type, byte[] bytes) {
        return HostTensor.owning(new long[] {bytes.length / type.bytes()}, type, bytes.clone());
    }
}
