package noema.model.atlas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The words that mark groups of sentences: frequent in the group, rare elsewhere.
///
/// Words are ranked by class-based tf-idf (Grootendorst 2022): the share of the group's sentences that have the word, times
/// log(1 + mean number of words in a group / how often the word occurs anywhere). Words that carry no topic are left out.
final class Labels {

    private static final int WORDS = 3;
    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");
    private static final Set<String> STOP_WORDS =
            Set.of(
                    ("about after again all also always and any are around asked away back became because been before began"
                                    + " but called came can cannot could day did didn does doesn don down each even ever"
                                    + " every few first for from gave get goes going gone got had has have he her here"
                                    + " hers herself him himself his how into isn its itself just knew know let like"
                                    + " little look looked lot made make many may more most much must named never new next"
                                    + " not now off old once one only other our out over own put ran really said saw say"
                                    + " says see she should some something soon started still such take than that the"
                                    + " their them themselves then there these they thing things think this those thought"
                                    + " time too took tried two under until upon use very wanted was wasn way well went"
                                    + " were weren what when where which while who why will with without won would yes you"
                                    + " your big")
                            .split(" "));

    private Labels() {}

    /// Labels groups.
    ///
    /// @param sentences the texts
    /// @param group     number of each one's group
    /// @param count     how many groups there are
    /// @return for each group its most characteristic words with commas between them; empty when it has none
    static List<String> of(List<String> sentences, int[] group, int count) {
        var inGroup = new ArrayList<Map<String, Integer>>();
        for (int g = 0; g < count; g++) {
            inGroup.add(new HashMap<>());
        }
        var anywhere = new HashMap<String, Integer>();
        var size = new int[count];
        long words = 0;
        for (int i = 0; i < group.length; i++) {
            size[group[i]]++;
            for (String word : words(sentences.get(i))) {
                inGroup.get(group[i]).merge(word, 1, Integer::sum);
                anywhere.merge(word, 1, Integer::sum);
                words++;
            }
        }
        double mean = words / (double) count;
        var labels = new ArrayList<String>();
        for (int g = 0; g < count; g++) {
            int members = size[g];
            labels.add(
                    String.join(
                            ", ",
                            inGroup.get(g).entrySet().stream()
                                    .map(e ->
                                            new Scored(
                                                    e.getKey(),
                                                    e.getValue()
                                                            / (double) members
                                                            * Math.log1p(
                                                                    mean
                                                                            / anywhere.getOrDefault(
                                                                                    e.getKey(),
                                                                                    1))))
                                    .sorted(
                                            Comparator.comparingDouble(Scored::score)
                                                    .reversed()
                                                    .thenComparing(Scored::word))
                                    .limit(WORDS)
                                    .map(Scored::word)
                                    .toList()));
        }
        return labels;
    }

    private record Scored(String word, double score) {}

    private static Set<String> words(String sentence) {
        var words = new HashSet<String>();
        WORD.matcher(sentence.toLowerCase(Locale.ROOT))
                .results()
                .map(match -> match.group())
                .filter(word -> !STOP_WORDS.contains(word))
                .forEach(words::add);
        return words;
    }
}
