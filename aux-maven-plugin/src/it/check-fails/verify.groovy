def log = new File(basedir, 'build.log').text
assert log.contains('3 reproduced, 1 not reproduced')
assert log.contains('FT / fgsm (printed 20.0, ours 12.0, -8.0)')
assert log.contains('BUILD FAILURE')
// a failure of the check, not of the plugin
assert log.contains('MojoFailureException')
return true
