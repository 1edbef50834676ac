package noema.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jline.utils.AttributedString;

/// Pictures fit into any terminal.
class PictureRoomTest {

    @Property(tries = 200)
    void aPictureKeepsToItsRoom(
            @ForAll @IntRange(min = 1, max = 12) int slots,
            @ForAll @IntRange(min = 1, max = 90) int size,
            @ForAll @IntRange(min = 1, max = 100) int columns,
            @ForAll @IntRange(min = 1, max = 6) int lines,
            @ForAll Colours colours) {
        List<AttributedString> picture =
                ConceptPicture.draw(new float[slots * size], slots, columns, lines, colours);
        assertThat(picture).hasSizeBetween(1, lines);
        assertThat(picture).allMatch(line -> line.columnLength() <= columns);
    }
}
