package noema.model.train;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import noema.model.concept.Concept;
import noema.model.level.GroupEncoder;
import noema.model.level.Grouping;
import noema.model.tensor.Randomness;

/// How the concepts of stories make groups: what one level above is trained on.
///
/// @param readings each a way to read a story
record Groups(List<Reading> readings) {

    /// Names the cuts in [Randomness].
    private static final int STREAM = 21;

    private static final int AT_ONCE = 256;

    /// A story as groups that follow each other.
    ///
    /// @param story number of the story
    /// @param sizes concepts in each of its groups
    record Reading(int story, int[] sizes) {

        /// Number of concepts before a group.
        int offset(int group) {
            return IntStream.range(0, group).map(g -> sizes[g]).sum();
        }
    }

    /// Groups stories that have no breaks.
    ///
    /// @param lengths concepts in each story
    /// @param most    most concepts in a group
    static Groups runs(int[] lengths, int most) {
        return of(IntStream.of(lengths).mapToObj(List::of).toList(), most);
    }

    /// Groups stories along their breaks.
    ///
    /// @param stretches for each story the number of concepts between breaks
    /// @param most      most concepts in a group
    static Groups of(List<List<Integer>> stretches, int most) {
        return new Groups(
                IntStream.range(0, stretches.size())
                        .mapToObj(s -> new Reading(s, Grouping.of(stretches.get(s), most)))
                        .toList());
    }

    /// The same, and after it every story once more with its first group cut in two at random. A prompt is seldom a whole
    /// group, and that teaches how stories go on from less.
    Groups withPrompts(long seed) {
        var all = new ArrayList<>(readings);
        for (Reading reading : readings) {
            int first = reading.sizes[0];
            if (first > 1) {
                int cut = Randomness.stream(seed, STREAM, reading.story).nextInt(1, first);
                var sizes = new int[reading.sizes.length + 1];
                System.arraycopy(reading.sizes, 1, sizes, 2, reading.sizes.length - 1);
                sizes[0] = cut;
                sizes[1] = first - cut;
                all.add(new Reading(reading.story, sizes));
            }
        }
        return new Groups(all);
    }

    /// Parents of all groups; reading `r` becomes story `r`.
    Latents encode(Latents children, GroupEncoder encoder) {
        int[] lengths = readings.stream().mapToInt(reading -> reading.sizes.length).toArray();
        Latents parents = Latents.of(lengths, children.size());
        var pending = new ArrayList<List<Concept>>();
        var places = new ArrayList<int[]>();
        for (int r = 0; r < readings.size(); r++) {
            for (int g = 0; g < lengths[r]; g++) {
                pending.add(group(children, readings.get(r), g));
                places.add(new int[] {r, g});
                if (pending.size() == AT_ONCE) {
                    flush(parents, places, pending, encoder);
                }
            }
        }
        flush(parents, places, pending, encoder);
        return parents;
    }

    private static void flush(
            Latents parents,
            List<int[]> places,
            List<List<Concept>> pending,
            GroupEncoder encoder) {
        parents.put(places, encoder.encode(pending));
        pending.clear();
        places.clear();
    }

    /// The children of one group.
    static List<Concept> group(Latents children, Reading reading, int group) {
        int first = reading.offset(group);
        return IntStream.range(first, first + reading.sizes[group])
                .mapToObj(at -> children.get(reading.story, at))
                .toList();
    }
}
