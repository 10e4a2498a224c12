def log = new File(basedir, 'build.log').text
assert basedir.name == 'path with spaces (and more)'
// numbers have a point in every locale
assert log =~ /epoch 1\/1: loss \d\.\d{4}, training/
assert new File(basedir, 'runs/quick').list().length == 1
assert new File(basedir, 'target/site/reproduction.html').getText('UTF-8').contains('resnet8')
return true
