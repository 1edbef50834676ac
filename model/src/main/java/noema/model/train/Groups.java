package noema.model.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    /// A stretch of a story that makes a group.
    private record Stretch(int story, int first, int size) {}

    /// A group of a reading.
    private record Place(int reading, int group) {}

    /// Parents of all groups; reading `r` becomes story `r`. A group that several readings share is encoded once.
    Latents encode(Latents children, GroupEncoder encoder) {
        int[] lengths = readings.stream().mapToInt(reading -> reading.sizes.length).toArray();
        Latents parents = Latents.of(lengths, children.size());
        var places = new LinkedHashMap<Stretch, List<Place>>();
        for (int r = 0; r < readings.size(); r++) {
            Reading reading = readings.get(r);
            int first = 0;
            for (int g = 0; g < lengths[r]; g++) {
                var stretch = new Stretch(reading.story, first, reading.sizes[g]);
                places.computeIfAbsent(stretch, _ -> new ArrayList<>()).add(new Place(r, g));
                first += reading.sizes[g];
            }
        }
        List<Stretch> stretches = List.copyOf(places.keySet());
        for (int i = 0; i < stretches.size(); i += AT_ONCE) {
            List<Stretch> part = stretches.subList(i, Math.min(stretches.size(), i + AT_ONCE));
            List<Concept> concepts =
                    encoder.encode(
                            part.stream()
                                    .map(s -> children(children, s.story, s.first, s.size))
                                    .toList());
            for (int k = 0; k < part.size(); k++) {
                for (Place place : places.getOrDefault(part.get(k), List.of())) {
                    parents.put(place.reading, place.group, concepts.get(k));
                }
            }
        }
        return parents;
    }

    /// The children of one group.
    static List<Concept> group(Latents children, Reading reading, int group) {
        return children(children, reading.story, reading.offset(group), reading.sizes[group]);
    }

    private static List<Concept> children(Latents children, int story, int first, int size) {
        return IntStream.range(first, first + size)
                .mapToObj(at -> children.get(story, at))
                .toList();
    }
}
