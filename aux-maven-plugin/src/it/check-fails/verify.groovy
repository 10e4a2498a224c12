def log = new File(basedir, 'build.log').text
assert log.contains('2 reproduced, 1 not reproduced, 1 inconclusive')
assert log.contains('FT, test fgsm (printed 20.0, ours 12.0, -8.0)')
assert log.contains('FT, test clean (printed 91.5, ours 91.5, +0.0; about ')
assert log.contains('4 cells with fewer than 3 seeds')
assert log.contains('1 claim that must hold: ft-beats-none (inconclusive: open)')
assert log.contains('Claim ft-beats-none-under-attack: reproduced.')
assert log.contains('BUILD FAILURE')
// a failure of the check, not of the plugin
assert log.contains('MojoFailureException')
// the records are of version 1, the method here is of version 2
assert log.contains('[WARNING] reproduction.yaml, line 10: The reproduction asks for version 1')
assert log.count('The records are judged all the same') == 2
assert log.contains('strict.yaml, line 10: The reproduction asks for version 1')
assert log.count('BUILD FAILURE') == 3
// a model that is less robust than asked for
assert log.contains("(evaluation 'fgsm', 100 images), but check.model.minimum is 50.0 %.")
return true
